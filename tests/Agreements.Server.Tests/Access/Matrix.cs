using Agreements.Server.Hosting;
using Agreements.Server.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access;

/// <summary>An endpoint of the server, as the matrix asks it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route with its placeholders.</param>
/// <param name="Operation">Its operation id; empty for a page.</param>
/// <param name="Example">An example of the body; null for none.</param>
public sealed partial record Asked(string Method, string Route, string Operation, string? Example)
{
    /// <summary>The command that it takes; null when it takes none.</summary>
    public Type? Command => (Method, Operation) switch
    {
        ("POST", "counterProposeTerms") => typeof(ReviseTerms),
        ("POST", { Length: > 0 }) => Commands.GetValueOrDefault(char.ToUpperInvariant(Operation[0]) + Operation[1..]),
        _ => null,
    };

    /// <summary>What it is about: one thing of a side, or lists.</summary>
    public bool IsAboutOne => IsAboutAgreement || IsAboutEngagement || IsAboutEntry;

    public bool IsAboutAgreement => Route.Contains("agreements/{id", StringComparison.Ordinal) || Route.Contains("tree/{id", StringComparison.Ordinal);

    public bool IsAboutEngagement => Route.Contains("engagements/{id", StringComparison.Ordinal);

    public bool IsAboutEntry => Route.Contains("{code", StringComparison.Ordinal);

    private static Dictionary<string, Type> Commands { get; } =
        typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Every endpoint there is, from a server that was put together and never started.</summary>
    public static IReadOnlyList<Asked> All { get; } = Read();

    /// <summary>The address on a side.</summary>
    public string On(Side side)
    {
        var path = Placeholder().Replace(Route, m => m.Groups["name"].Value switch
        {
            "id" => IsAboutEngagement ? side.Engagement : side.Agreement,
            "agreement" => side.Agreement,
            "code" => Route.Contains("bodies", StringComparison.Ordinal) ? side.Body : side.Institution,
            "commitment" => "c1",
            "indicator" => "i1",
            "document" => "d1",
            "resolution" => "r1",
            "item" => "a1",
            "party" or "member" => side.Institution,
            "kind" => "aid",
            "stage" => "proposed",
            _ => "1",
        });
        return (path.StartsWith('/') ? path : "/" + path) + Query(side);
    }

    private string Query(Side side) => (Method, Operation) switch
    {
        ("POST", "attachDocument") => "?name=a.txt&kind=other&dry-run=true",
        ("POST", _) when Command is not null => "?dry-run=true",
        _ when Route.EndsWith("court", StringComparison.Ordinal) => $"?institution={side.Institution}",
        _ when Route.EndsWith("exports/cases", StringComparison.Ordinal) => "?source=none",
        _ when Route.Contains("annual", StringComparison.Ordinal) => "?year=2025",
        _ when Route.EndsWith("terms/differences", StringComparison.Ordinal) => "?from=1&to=1",
        _ when Route.EndsWith("cascade", StringComparison.Ordinal) => "?of=suspension",
        _ => "",
    };

    private static IReadOnlyList<Asked> Read()
    {
        using var app = ServerApp.Build("--AGREEMENTS_DB=Host=127.0.0.1;Database=none");
        var shape = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is not "HEAD").Select(m => new Asked(
                    m, e.RoutePattern.RawText!, e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "",
                    e.Metadata.GetMetadata<RequestExample>() is { } example ? JsonSerializer.Serialize(example.Body, example.Body.GetType(), shape) : null)))
                .Where(a => !a.Route.Contains("{*", StringComparison.Ordinal)
                    && !a.Route.Contains("**", StringComparison.Ordinal)
                    && !a.Route.Contains("openapi", StringComparison.Ordinal)
                    // It goes on telling for minutes: its own tests ask it.
                    && a.Route != "/live"),
        ];
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(:[a-z]+)?\}")]
    private static partial Regex Placeholder();
}
