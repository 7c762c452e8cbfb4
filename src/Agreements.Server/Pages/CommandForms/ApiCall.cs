using Microsoft.AspNetCore.Http.Features;
using System.Text;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What the API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer; null when it has none.</param>
/// <param name="Version">The version of the stream, as the ETag tells it; null for none.</param>
internal sealed record ApiAnswer(int Status, JsonNode? Body, string? Version)
{
    /// <summary>True when it was done, or would be.</summary>
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The versions that were recorded, the first and the last; nothing is new where the first is the later one.</summary>
    public (long First, long Last) Recorded =>
        (long?)Body?["version"] is { } last ? (last - ((Body?["recorded"] as JsonArray)?.Count ?? 0) + 1, last) : (0, 0);

    /// <summary>Why it was refused; at least one sentence where it was.</summary>
    public IReadOnlyList<Text> Reasons => (Body?["reasons"] as JsonArray ?? []).Select(r => new Text(r!["zh"]!.ToString(), r["en"]!.ToString())).ToArray()
        is { Length: > 0 } reasons ? reasons : [Sentence(Body)];

    private static Text Sentence(JsonNode? problem) => problem?["sentence"] is { } both
        ? new Text(both["zh"]!.ToString(), both["en"]?.ToString())
        : new Text(problem?["detail"]?.ToString() ?? problem?["title"]?.ToString() ?? "?");
}

/// <summary>What is said to the API.</summary>
/// <param name="Path">The address.</param>
/// <param name="Query">The query, with its question mark.</param>
/// <param name="Route">The values of the route.</param>
/// <param name="Body">The body.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record Said(string Path, string Query, RouteValueDictionary Route, Stream Body, string Type, long Length);

/// <summary>
/// Asks the API, in the name of whoever sent the form: the same endpoint, the same checks, the same answer. What a form may do is what the API lets its
/// sender do, and there is no second way in.
/// </summary>
internal static class ApiCall
{
    /// <summary>Asks with a body in JSON.</summary>
    /// <param name="http">The form's request.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="route">The values of its route.</param>
    /// <param name="body">What is said.</param>
    /// <param name="seen">The version that the sender has seen, as an ETag; null when the sender does not care.</param>
    /// <param name="key">Tells a repetition; null for none.</param>
    /// <param name="isDryRun">True when only the answer is wanted.</param>
    public static async Task<ApiAnswer> SendAsync(
        HttpContext http, Operation operation, RouteValueDictionary route, JsonObject body, string? seen, string? key, bool isDryRun)
    {
        using var sent = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString()));
        var said = new Said(operation.Address(route), isDryRun ? "?dry-run=true" : "?wait=true", route, sent, "application/json", sent.Length);
        return await AskAsync(http, operation.Method, operation.Endpoint, said, seen, key);
    }

    /// <summary>Asks with a file.</summary>
    /// <param name="http">The form's request.</param>
    /// <param name="endpoint">What takes it.</param>
    /// <param name="said">What is said.</param>
    /// <param name="key">Tells a repetition; null for none.</param>
    public static Task<ApiAnswer> SendAsync(HttpContext http, RouteEndpoint endpoint, Said said, string? key) =>
        AskAsync(http, HttpMethods.Post, endpoint, said, null, key);

    private static async Task<ApiAnswer> AskAsync(HttpContext http, string method, RouteEndpoint endpoint, Said said, string? seen, string? key)
    {
        IHeaderDictionary headers = new HeaderDictionary { ["Host"] = http.Request.Host.Value, ["Content-Type"] = said.Type };
        headers.ContentLength = said.Length;
        if (seen is not null)
        {
            headers.IfMatch = seen;
        }

        if (key is not null)
        {
            headers["Idempotency-Key"] = key;
        }

        using var heard = new MemoryStream();
        var features = new FeatureCollection(http.Features);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = method, Scheme = http.Request.Scheme, Protocol = http.Request.Protocol, PathBase = http.Request.PathBase, Headers = headers,
            Path = said.Path, QueryString = said.Query, Body = said.Body,
        });
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(heard));
        features.Set<IRouteValuesFeature>(new RouteValuesFeature { RouteValues = said.Route });
        // What is set to nothing here is the form's: its query and its body would be read for those of the call.
        features.Set<IQueryFeature>(new QueryFeature(features));
        features.Set<IItemsFeature>(new ItemsFeature());
        features.Set<IEndpointFeature>(new ItsEndpoint { Endpoint = endpoint });
        var inner = new DefaultHttpContext(features);
        features.Set<IFormFeature>(new FormFeature(inner.Request));
        features.Set<IRequestBodyPipeFeature>(new RequestBodyPipeFeature(inner));
        await endpoint.RequestDelegate!(inner);
        await inner.Response.CompleteAsync();
        return new ApiAnswer(
            inner.Response.StatusCode, heard.Length == 0 ? null : JsonNode.Parse(heard.ToArray()),
            inner.Response.Headers.ETag.ToString() is { Length: > 0 } tag ? tag : null);
    }

    private sealed class ItsEndpoint : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }

    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
