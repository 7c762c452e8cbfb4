using Agreements.Server.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>An endpoint of the running server, as its own list of endpoints has it: none can be forgotten.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with its parameters in braces.</param>
/// <param name="Query">Names of the parameters that it is known to read from the query.</param>
/// <param name="Example">A body that it takes; null where it takes none, or a form.</param>
internal sealed partial record Target(string Method, string Template, IReadOnlyList<string> Query, JsonNode? Example)
{
    public bool IsApi => Template.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>A page's form.</summary>
    public bool IsForm => Method == "POST" && !IsApi;

    /// <summary>The path with its parameters filled in.</summary>
    /// <param name="value">The value of a parameter: told the segment before it and its name.</param>
    public string Fill(Func<string, string, string> value) =>
        Parameter().Replace(Template, p => $"{p.Groups["of"].Value}/{value(p.Groups["of"].Value, p.Groups["name"].Value)}");

    /// <summary>Every endpoint of the server, each with each of its methods.</summary>
    public static IReadOnlyList<Target> Of(IServiceProvider server)
    {
        var shape = server.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var queries = server.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .GroupBy(d => $"{d.HttpMethod} {d.ActionDescriptor.DisplayName}", StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key, g => g.SelectMany(d => d.ParameterDescriptions).Where(p => p.Source.Id == "Query").Select(p => p.Name).Distinct().ToArray());
        return
        [
            .. server.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
                // It goes on telling for minutes: its own tests ask it.
                .Where(e => e.RoutePattern.RawText != "/live")
                .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => new Target(
                    method, "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'), queries.GetValueOrDefault($"{method} {e.DisplayName}", []),
                    e.Metadata.GetMetadata<RequestExample>() is { Body: { } body } ? JsonSerializer.SerializeToNode(body, body.GetType(), shape) : null)))
                .OrderBy(t => t.Template, StringComparer.Ordinal).ThenBy(t => t.Method, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"(?<of>[\w-]*)/\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
