using Agreements.Server.Http;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Importing;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>
/// Turns away what no endpoint could keep or would mean: characters that <see cref="Keepable"/> refuses, names of keys and correlations as long as
/// a letter, and a browser that sends something here from another site's page.
/// </summary>
/// <param name="next">What answers.</param>
public sealed class RequestSanity(RequestDelegate next)
{
    /// <summary>Most characters of an <c>Idempotency-Key</c> or <c>X-Correlation-Id</c>.</summary>
    public const int LongestLabel = 200;

    private static readonly string[] Labels = ["Idempotency-Key", "X-Correlation-Id"];

    /// <summary>Has the request answered unless it is to be turned away.</summary>
    /// <param name="http">The request.</param>
    public Task InvokeAsync(HttpContext http) => IsFromElsewhere(http.Request)
        ? Problems.Of(403, "cross-site", "Sent by another site's page.", "Open the page of this server and send it from there.").ToResult().ExecuteAsync(http)
        : IsForFiles(http.Request)
        ? Problems.Of(
            415, "content-type-not-taken", "The content is not taken.",
            $"Forms of pages are application/x-www-form-urlencoded: none but {DocumentForm.Path} and {ImportEndpoint.Path} take files.")
            .ToResult().ExecuteAsync(http)
        : Fault(http.Request) is { } fault
            ? Problems.Malformed(new MalformedRequestException(fault)).ToResult().ExecuteAsync(http)
            : next(http);

    /// <summary>Browsers say it of themselves; other clients do not send it. A change must come from a page of this server, or from no page.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>Only the API takes files, and two forms: any other form in parts is none of ours.</summary>
    private static bool IsForFiles(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is true
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.Path != DocumentForm.Path
        && request.Path != ImportEndpoint.Path;

    /// <summary>Paths name things and headers label them, on one line each. What a query asks for may be anything that can be kept.</summary>
    private static Text? Fault(HttpRequest request) =>
        Told("地址", "the address", Keepable.FaultInLine(request.Path.Value))
        ?? request.Query.Select(q => Told("参数名", "the name of a parameter", Keepable.FaultInLine(q.Key))).FirstOrDefault(IsFault)
        ?? request.Query.SelectMany(q => q.Value.Select(v => Told(q.Key, q.Key, Keepable.FaultIn(v)))).FirstOrDefault(IsFault)
        ?? Labels.Select(l => Told(l, l, Keepable.FaultInLine(request.Headers[l].ToString())) ?? TooLong(l, request.Headers[l].ToString()))
            .FirstOrDefault(IsFault);

    private static bool IsFault(Text? fault) => fault is not null;

    private static Text? TooLong(string label, string text) => text.Length <= LongestLabel
        ? null
        : new Text($"{label}：最多 {LongestLabel} 个字符。", $"{label} is no short text. Give at most {LongestLabel} characters.");

    private static Text? Told(string zh, string en, TextFault? fault) =>
        fault is null ? null : new Text($"{zh}：{fault.Sentence.Zh}", $"In {en}, {fault.Sentence.En}");
}
