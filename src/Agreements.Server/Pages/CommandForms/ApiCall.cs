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
}

/// <summary>
/// Asks the API, in the name of whoever sent the form: the same endpoint, the same checks, the same answer. What a form may do is what the API lets its
/// sender do, and there is no second way in.
/// </summary>
internal static class ApiCall
{
    /// <summary>Asks.</summary>
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
        var sent = Encoding.UTF8.GetBytes(body.ToJsonString());
        using var said = new MemoryStream();
        IHeaderDictionary headers = new HeaderDictionary
        {
            ["Host"] = http.Request.Host.Value,
            ["Content-Type"] = "application/json",
            ["Content-Length"] = $"{sent.Length}",
        };
        if (seen is not null)
        {
            headers.IfMatch = seen;
        }

        if (key is not null)
        {
            headers["Idempotency-Key"] = key;
        }

        var features = new FeatureCollection(http.Features);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = operation.Method, Scheme = http.Request.Scheme, Protocol = http.Request.Protocol, PathBase = http.Request.PathBase, Headers = headers,
            Path = operation.Address(route), QueryString = isDryRun ? "?dry-run=true" : "?wait=true", Body = new MemoryStream(sent),
        });
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(said));
        features.Set<IRouteValuesFeature>(new RouteValuesFeature { RouteValues = route });
        // What is set to nothing here is the form's: its query and its body would be read for those of the call.
        features.Set<IQueryFeature>(new QueryFeature(features));
        features.Set<IItemsFeature>(new ItemsFeature());
        features.Set<IEndpointFeature>(new ItsEndpoint { Endpoint = operation.Endpoint });
        var inner = new DefaultHttpContext(features);
        features.Set<IFormFeature>(new FormFeature(inner.Request));
        features.Set<IRequestBodyPipeFeature>(new RequestBodyPipeFeature(inner));
        await operation.Endpoint.RequestDelegate!(inner);
        await inner.Response.CompleteAsync();
        return new ApiAnswer(
            inner.Response.StatusCode, said.Length == 0 ? null : JsonNode.Parse(said.ToArray()),
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
