using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access;

/// <summary>A question to the server.</summary>
/// <param name="Route">The route that it is for.</param>
/// <param name="Address">The address with all parameters.</param>
/// <param name="Id">The agreement or engagement that it is about; null where it is about none.</param>
public sealed record Ask(string Route, string Address, Guid? Id);

/// <summary>
/// Every question that can be put by GET, made from the list of endpoints: each route with each value of its own parameters, and with each
/// value of each parameter of the query. A new endpoint is asked as soon as it is there; a new parameter must be given values here.
/// </summary>
public static partial class Asks
{
    /// <summary>What pages read from the address by themselves: a page's signature does not say it.</summary>
    private static readonly Dictionary<string, string[]> OfPages = new()
    {
        ["/"] = ["institution", "as"],
        ["/board"] = ["closed", "kind", "institution", "region", "text"],
        ["/register"] = ["stage", "kind", "standing", "institution", "region", "text", "sort", "order", "without", "partner", "asOf", "clock"],
        ["/gaps"] = ["code", "kind", "institution", "region"],
        ["/commitments"] = ["due", "owner", "region", "from", "until"],
        ["/calendar"] = ["view", "month", "from", "until", "kind", "institution", "agreement", "mine"],
        ["/flow"] = ["kind"],
        ["/progress"] = ["asOf", "kind", "institution", "region"],
        ["/progress/agreements"] = ["figure", "by", "key", "asOf", "kind", "institution", "region"],
        ["/annual"] = ["year"],
        ["/institutions"] = ["q", "kind", "region"],
        ["/bodies"] = ["q", "kind"],
        ["/bodies/{code}"] = ["on"],
        ["/engagements"] = ["kind", "participant", "agreement", "from", "until", "items"],
        ["/kinds/{kind}"] = ["from", "to"],
        ["/indicators"] = ["attainment", "kind", "institution", "region"],
        ["/results"] = ["level", "year", "institution"],
        ["/search"] = ["q"],
        ["/notifications"] = ["only"],
        ["/activity"] = ["account", "institution", "stream", "type", "from", "until", "look"],
        ["/access-log"] = ["account", "subject", "day", "from", "until", "kind"],
        ["/notification-log"] = ["agreement", "recipient", "cause", "topic", "state", "day"],
        ["/operations/notification-defaults"] = ["institution"],
        ["/bulk"] = ["operation", "ids", "all"],
        ["/operations"] = ["done", "retried", "shown"],
        ["/operations/failed"] = ["kind", "since", "retried", "on"],
        ["/new"] = ["from"],
        ["/new/{number:long}"] = ["step"],
        ["/do/{operation}"] = ["id"],
        ["/do/attachDocument"] = ["id", "text"],
        ["/agreements/{id:guid}/compare"] = ["from", "to"],
        ["/agreements/{id:guid}/why"] = ["fact"],
        ["/agreements/{id:guid}/replay"] = ["version", "moment"],
        ["/agreements/{id:guid}"] = ["version", "asOf", "from", "to", "history", "digest"],
        ["/agreements/{id:guid}/documents/{document}"] = ["version"],
    };

    private static readonly string[] Institutions = ["huafon", "baitao", "cq-edu", "qingsu", "watch-school", "chem-consortium", "open-league"];

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["stage"] = [.. KebabEnum<Stage>.Names],
        ["kind"] = ["framework", "action-plan", "friendship-school", "school", "alliance", "consortium", "commitment", "end", "engagement"],
        ["standing"] = [.. KebabEnum<Standing>.Names],
        ["institution"] = Institutions,
        ["owner"] = Institutions,
        ["partner"] = Institutions,
        ["participant"] = Institutions,
        ["items"] = ["open", "overdue"],
        ["overdue"] = ["true"],
        ["view"] = ["month", "list"],
        ["month"] = ["2025-05", "2025-06", "2025-04"],
        ["mine"] = ["true"],
        ["attainment"] = ["unmeasured", "short", "untargeted"],
        ["region"] = ["四川省", "重庆市", "重庆市/涪陵区"],
        ["text"] = [Scene.Secret, "协议", "重庆", "FP-1", "jswx"],
        ["q"] = ["重庆", "hf", Scene.Secret],
        ["sort"] = ["title", "stage", "signed", "updated"],
        ["order"] = ["asc", "desc"],
        ["step"] = ["parties", "terms"],
        ["without"] = ["gaps,updated"],
        ["descending"] = ["true", "false"],
        ["by"] = ["stage", "kind", "institution", "region", "parent"],
        ["figure"] = ["agreements", "overdue", "due-soon", "undated", "fulfilled", "asleep"],
        ["key"] = ["huafon", "重庆市"],
        ["due"] = ["overdue", "soon", "undated"],
        ["as"] = ["party", "coordinator", "approver"],
        ["days"] = ["1", "3650"],
        ["closed"] = ["true"],
        ["open"] = ["true"],
        ["cards"] = ["200"],
        ["count"] = ["1", "200"],
        ["size"] = ["1", "200"],
        ["newestFirst"] = ["false"],
        ["level"] = ["national", "provincial"],
        ["year"] = ["2025", "2021"],
        ["from"] = ["1", "2020-01-01"],
        ["to"] = ["2"],
        ["until"] = ["2030-01-01"],
        ["since"] = ["2020-01-01"],
        ["done"] = ["resumed", "stopped-again"],
        ["retried"] = ["1"],
        ["shown"] = ["1"],
        ["version"] = ["1", "2"],
        ["number"] = ["1", "2"],
        ["asOf"] = ["2099-01-01", "2099-01-01T00:00:00Z"],
        ["clock"] = ["recorded", "happened"],
        ["on"] = ["2025-06-01"],
        ["history"] = ["3"],
        ["of"] = ["suspension", "resumption", "termination"],
        ["origin"] = ["huafon"],
        ["code"] = [.. Gaps.Codes.Take(4), "title", "ended-by"],
        ["source"] = ["press-2025-05-five-party", "press-2025-03-qingyang", "press-2021-vocational", "s-7f3"],
        ["lang"] = ["zh", "en"],
        ["columns"] = ["agreement,reference,title"],
        ["bom"] = ["true"],
        ["document"] = ["doc-1"],
        ["digest"] = [new string('0', 64)],
        ["before"] = ["1"],
        ["limit"] = ["1", "200"],
        ["account"] = ["auditor-1", "coordinator-9"],
        ["operation"] = ["proposeAgreement", "reviseTerms", "carryClauses", "placeUnder", "unlinkEngagement", "carryOverActionItems"],
        ["id"] = [.. new[] { Scene.Above, Scene.Shared, Scene.HiddenMeeting, Scene.SharedMeeting }.Select(i => i.ToString())],
        ["subject"] = [Scene.Above.ToString()],
        ["ids"] = [Scene.Above.ToString(), Scene.Shared.ToString()],
        ["all"] = ["true"],
        ["moment"] = ["1", "2"],
        ["day"] = ["2099-01-01"],
        ["agreement"] = [Scene.Above.ToString(), Scene.Shared.ToString()],
        ["recipient"] = [Scene.Told],
        ["cause"] = ["nothing"],
        ["topic"] = ["stage-entered", "suspended"],
        ["state"] = ["in-inbox", "suppressed"],
        ["only"] = ["unseen", "open"],
        ["path"] = ["000.p/2"],
        ["look"] = ["off-hours", "correction"],
        ["type"] = ["agreement-proposed"],
        ["stream"] = [Scene.Above.ToString(), Scene.Shared.ToString()],
        ["fact"] = ["title.zh", "signed.on"],
    };

    /// <summary>All questions.</summary>
    /// <param name="services">The server's.</param>
    /// <param name="ids">Agreements and engagements.</param>
    public static IReadOnlyList<Ask> All(IServiceProvider services, IReadOnlyList<Guid> ids) =>
        [.. Endpoints(services).SelectMany(e => Of(e, ids)).DistinctBy(a => a.Address)];

    /// <summary>Every endpoint that answers GET to who has said who they are.</summary>
    public static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services) => services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
        // It goes on telling for minutes, and no word of anything: its own tests ask it.
        .Where(e => e.RoutePattern.RawText != "/live");

    /// <summary>The route of an endpoint as its pattern says it.</summary>
    public static string Route(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.Trim('/')}";

    private static IEnumerable<Ask> Of(RouteEndpoint endpoint, IReadOnlyList<Guid> ids)
    {
        var route = Route(endpoint);
        var asked = Parameters(endpoint).ToArray();
        var needed = string.Join('&', asked.Where(p => p.IsNeeded).Select(p => $"{p.Name}={Uri.EscapeDataString(ValuesOf(p.Name)[0])}"));
        foreach (var (path, id) in Paths(endpoint, ids))
        {
            yield return new Ask(route, $"{path}?{needed}", id);
            foreach (var (name, value) in asked.SelectMany(p => ValuesOf(p.Name).Select(v => (p.Name, v))))
            {
                var others = needed.Split('&').Where(n => n.Length > 0 && !n.StartsWith($"{name}=", StringComparison.Ordinal));
                yield return new Ask(route, $"{path}?{string.Join('&', others.Append($"{name}={Uri.EscapeDataString(value)}"))}", id);
            }
        }
    }

    /// <summary>The query's parameters, by the signature of what answers.</summary>
    private static IEnumerable<(string Name, bool IsNeeded)> Parameters(RouteEndpoint endpoint)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var said = (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).SelectMany(p => p.GetCustomAttribute<AsParametersAttribute>() is null
            ? [(Name: p.Name!, Type: p.ParameterType,
                IsNeeded: !p.HasDefaultValue && new NullabilityInfoContext().Create(p).WriteState is not NullabilityState.Nullable)]
            : p.ParameterType.GetProperties().Where(x => x.CanWrite).Select(x => (Name: Camel(x.Name), Type: x.PropertyType, IsNeeded: false)));
        return said.Where(p => IsSimple(p.Type) && !inPath.Contains(p.Name) && p.Name != "after").Select(p => (p.Name, p.IsNeeded))
            .Concat(OfPages.GetValueOrDefault(Route(endpoint), []).Where(n => n != "after").Select(n => (n, false)));
    }

    private static IEnumerable<(string Path, Guid? Id)> Paths(RouteEndpoint endpoint, IReadOnlyList<Guid> ids)
    {
        IEnumerable<(string, Guid?)> paths = [(Constraint().Replace(Route(endpoint), "{$1}"), null)];
        foreach (var p in endpoint.RoutePattern.Parameters)
        {
            var isId = p.Name == "id" && p.ParameterPolicies.Any(x => x.Content == "guid");
            string[] values = isId ? [.. ids.Select(i => i.ToString())] : p.Name == "code" ? Institutions : ValuesOf(p.Name);
            paths = paths.SelectMany(path => values.Select(v =>
                (path.Item1.Replace($"{{{p.Name}}}", Uri.EscapeDataString(v), StringComparison.Ordinal), isId ? Guid.Parse(v) : path.Item2)));
        }

        return paths;
    }

    /// <summary>What endpoints take, of whatever method, by the signature of what answers.</summary>
    public static IEnumerable<(string Route, Type Type)> Taken(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).Select(p => (Route(e), p.ParameterType)));

    /// <summary>What is asked for of which there are no values: its answers would not be looked at.</summary>
    public static IEnumerable<string> Unasked(IServiceProvider services) =>
        Endpoints(services).SelectMany(e => e.RoutePattern.Parameters.Select(p => p.Name).Except(["id", "code"])
            .Concat(Parameters(e).Select(p => p.Name)).Where(n => !Values.ContainsKey(n)).Select(n => $"{Route(e)}: {n}"));

    private static string[] ValuesOf(string name) => Values.GetValueOrDefault(name, ["1"]);

    private static bool IsSimple(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? IsSimple(inner)
        : type == typeof(string)
            || type == typeof(string[])
            || type.IsPrimitive
            || type == typeof(DateOnly)
            || type == typeof(DateTimeOffset)
            || type == typeof(Guid)
            || type.IsEnum;

    private static string Camel(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];

    [GeneratedRegex(@"\{\*{0,2}(\w+)(:[^}]*)?\}")]
    private static partial Regex Constraint();
}
