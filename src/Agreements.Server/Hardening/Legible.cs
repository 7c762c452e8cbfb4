using Agreements.Server.Http;

namespace Agreements.Server.Hardening;

/// <summary>
/// Turns away what no endpoint could keep or would mean: characters that PostgreSQL cannot store, names of keys and correlations as long as
/// a letter, and a browser that sends something here from another site's page.
/// </summary>
/// <param name="next">What answers.</param>
public sealed class Legible(RequestDelegate next)
{
    /// <summary>Most characters of an <c>Idempotency-Key</c> or <c>X-Correlation-Id</c>.</summary>
    public const int LongestLabel = 200;

    private static readonly string[] Labels = ["Idempotency-Key", "X-Correlation-Id"];

    /// <summary>Has the request answered unless it is to be turned away.</summary>
    /// <param name="http">The request.</param>
    public Task InvokeAsync(HttpContext http) => IsFromElsewhere(http.Request)
        ? Problems.Of(403, "cross-site", "Sent by another site's page.", "Open the page of this server and send it from there.").ToResult().ExecuteAsync(http)
        : IsForFiles(http.Request)
        ? Problems.Of(415, "content-type-not-taken", "The content is not taken.", "Forms of pages are application/x-www-form-urlencoded: none of them takes files.").ToResult().ExecuteAsync(http)
        : Fault(http.Request) is { } fault
            ? Problems.Of(400, "malformed", "The request is malformed.", fault).ToResult().ExecuteAsync(http)
            : next(http);

    /// <summary>Browsers say it of themselves; other clients do not send it. A change must come from a page of this server, or from no page.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>Only the API takes files: a page's form in parts is no form of ours.</summary>
    private static bool IsForFiles(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is true && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static string? Fault(HttpRequest request)
    {
        if (request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is true || request.Path.Value?.Contains('\0', StringComparison.Ordinal) is true)
        {
            return "The address holds the character U+0000, which no text has. Leave it out.";
        }

        return Labels.Where(l => request.Headers[l].ToString() is { } text && (text.Length > LongestLabel || text.Any(c => char.IsControl(c) || char.IsSurrogate(c))))
            .Select(l => $"{l} is no short text. Give at most {LongestLabel} characters, none of them a control character.").FirstOrDefault();
    }
}
