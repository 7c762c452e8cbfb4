using Agreements.Server.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using System.Collections.Concurrent;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What somebody can do over the API, and so by a form: there is no other definition of it.</summary>
/// <param name="Name">The operation's name in the API, such as <c>consentToTerms</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Endpoint">What answers it.</param>
/// <param name="Body">What its body says: a command, or a value that a command is made of.</param>
/// <param name="Command">The command.</param>
public sealed record Operation(string Name, string Method, RouteEndpoint Endpoint, Type Body, Type Command)
{
    /// <summary>What the operation is for.</summary>
    public SubjectKind Subject { get; } = Endpoint.RoutePattern.RawText!.TrimStart('/').Split('/') switch
    {
        ["api", "v1", "agreements", "{id:guid}", ..] => SubjectKind.Agreement,
        ["api", "v1", "engagements", "{id:guid}", ..] => SubjectKind.Engagement,
        ["api", "v1", "institutions", "{code}", ..] => SubjectKind.Institution,
        ["api", "v1", "bodies", "{code}", ..] => SubjectKind.Body,
        ["api", "v1", "policies", "{kind}"] => SubjectKind.Kind,
        _ => SubjectKind.None,
    };

    /// <summary>The parameters of its route besides the one that names the subject.</summary>
    public IEnumerable<string> Parameters => Route.Parameters.Select(p => p.Name).Skip(Subject is SubjectKind.None ? 0 : 1);

    private RoutePattern Route => Endpoint.RoutePattern;

    /// <summary>Its address for some values.</summary>
    /// <param name="route">The values of its route.</param>
    public string Address(RouteValueDictionary route) => "/" + string.Join('/', Route.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(route[parameter.Name]?.ToString() ?? ""),
            _ => "",
        }))));

    /// <summary>The address of an operation's form.</summary>
    /// <param name="name">The operation's name in the API.</param>
    /// <param name="subject">Id or code of what it is for.</param>
    /// <param name="back">Where it comes back to.</param>
    /// <param name="given">What stands in the form already; what is null does not.</param>
    public static string FormAt(string name, string subject, string back, params IEnumerable<(string Name, string? Value)> given) =>
        $"/do/{name}?id={Uri.EscapeDataString(subject)}&return={Uri.EscapeDataString(back)}"
            + string.Concat(given.Where(g => g.Value is not null).Select(g => $"&{g.Name}={Uri.EscapeDataString(g.Value!)}"));

    /// <summary>The values of its route.</summary>
    /// <param name="subject">Id or code of the subject; empty for none.</param>
    /// <param name="others">The values of the others, by name.</param>
    public RouteValueDictionary RouteOf(string subject, Func<string, string> others)
    {
        var route = new RouteValueDictionary();
        foreach (var parameter in Route.Parameters)
        {
            route[parameter.Name] = route.Count == 0 && Subject is not SubjectKind.None ? subject : others(parameter.Name);
        }

        return route;
    }
}

/// <summary>What an operation is for.</summary>
public enum SubjectKind
{
    /// <summary>Nothing that is there yet.</summary>
    None,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>An engagement.</summary>
    Engagement,

    /// <summary>An institution.</summary>
    Institution,

    /// <summary>A standing body.</summary>
    Body,

    /// <summary>A kind of agreements.</summary>
    Kind,
}

/// <summary>Every operation of the API that gives a command in JSON.</summary>
/// <param name="endpoints">All endpoints of the server.</param>
internal sealed class OfferedOperations(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyDictionary<string, Operation>> _all = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(Of).OfType<Operation>().ToDictionary(o => o.Name, StringComparer.Ordinal));

    private readonly ConcurrentDictionary<(ActingRole, Stage, bool), (IReadOnlyList<Operation>, bool)> _allowed = new();

    /// <summary>All of them, by name.</summary>
    public IReadOnlyDictionary<string, Operation> All => _all.Value;

    /// <summary>
    /// What a role may do with an agreement of its own side, and whether it may put a document on file: by the table of permissions, which stays as
    /// it is while the server runs, and which a board asks for every card.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="stage">The stage that the agreement is in.</param>
    /// <param name="takesSteps">Whether its approval takes steps.</param>
    public (IReadOnlyList<Operation> Operations, bool MayAttach) AllowedTo(ActingRole role, Stage stage, bool takesSteps) =>
        _allowed.GetOrAdd((role, stage, takesSteps), _ =>
        {
            var ties = new Ties(new HashSet<string> { "" }, stage, null) { TakesSteps = takesSteps };
            bool May(Type command) => Permissions.Refuse(command, role, ties) is null;
            return ([.. All.Values.Where(o => o.Subject is SubjectKind.Agreement && May(o.Command))], May(typeof(AttachDocument)));
        });

    /// <summary>What takes a document.</summary>
    public RouteEndpoint Upload => endpoints.Endpoints.OfType<RouteEndpoint>()
        .First(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "attachDocument");

    private static Operation? Of(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RequestExample>() is { Body: var example, Command: { } command }
        && endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { } named
        && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var method]
            ? new Operation(named.EndpointName, method, endpoint, example.GetType(), command)
            : null;
}
