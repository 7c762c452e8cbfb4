using Agreements.Server.Http;
using Agreements.Server.Identity.Accounts;
using Microsoft.AspNetCore.Authorization;
using Npgsql;
using System.Collections.Concurrent;
using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;

namespace Agreements.Server.Identity.Logging;

/// <summary>
/// Notes every read when it is known what will be answered and before its first byte leaves. A read that cannot be noted is not answered.
/// </summary>
public static partial class AccessLogFilter
{
    private const int MostParameters = 20;
    private const int LongestSubject = 200;

    private static readonly string[] NotSubjects = ["stage", "kind", "version", "number"];

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> RowsOf = new();

    /// <summary>Has every read of a group's endpoints logged. To be the group's first filter, so that it sees what the others make of a request.</summary>
    /// <param name="group">The group.</param>
    public static RouteGroupBuilder AddAccessLog(this RouteGroupBuilder group) => group.AddEndpointFilter(LogAsync).WithMetadata(new AccessLogged());

    /// <summary>Lets nothing be read from an endpoint that was mapped outside the groups whose reads are logged and does not say why.</summary>
    /// <param name="app">The pipeline, after authorization.</param>
    public static IApplicationBuilder UseAccessLog(this IApplicationBuilder app) => app.Use((http, next) =>
        http.GetEndpoint() is { } endpoint && HttpMethods.IsGet(http.Request.Method) && !IsCovered(endpoint)
            ? throw new InvalidOperationException(
                $"{endpoint.DisplayName} can be read and is not in the access log: map it in a group with AddAccessLog, or say why not by NotAccessLogged.")
            : next(http));

    /// <summary>Whether an endpoint's reads are logged, or need not be.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static bool IsCovered(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AccessLogged>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.Metadata.GetMetadata<NotAccessLogged>() is not null;

    /// <summary>The sort of reading that an endpoint is, if it is answered.</summary>
    /// <param name="operation">The operation's name; empty for a page.</param>
    /// <param name="pattern">The address pattern.</param>
    /// <param name="isSearch">Whether words were typed.</param>
    public static ReadKind KindOf(string operation, string pattern, bool isSearch) =>
        pattern.Contains("/people", StringComparison.Ordinal) || pattern.EndsWith("/contacts", StringComparison.Ordinal) ? ReadKind.PersonRead
        : operation.StartsWith("export", StringComparison.Ordinal)
            || pattern.Contains("/exports/", StringComparison.Ordinal)
            || pattern.EndsWith(".json", StringComparison.Ordinal)
            || pattern.EndsWith(".ics", StringComparison.Ordinal) ? ReadKind.Export
        : operation.StartsWith("download", StringComparison.Ordinal) ? ReadKind.Download
        : Parameter().Matches(pattern).Any(m => !NotSubjects.Contains(m.Groups[1].Value)) ? ReadKind.Read
        : isSearch ? ReadKind.Search
        : ReadKind.List;

    private static async ValueTask<object?> LogAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method)
            || http.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return await next(context);
        }

        var answer = await next(context);
        var status = StatusOf(answer, http);
        if (status >= 400 && status is not (403 or 404))
        {
            return answer;
        }

        try
        {
            await http.RequestServices.GetRequiredService<AccessLog>().WriteAsync(LineOf(http, endpoint, answer, status), http.RequestAborted);
            return answer;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            Unlogged(http.RequestServices.GetRequiredService<ILogger<AccessLog>>(), endpoint.RoutePattern.RawText, e);
            (answer as Microsoft.AspNetCore.Http.HttpResults.FileStreamHttpResult)?.FileStream.Dispose();
            return Problems.Of(
                503, "access-log-unavailable", "What is read cannot be noted.",
                "Nothing is shown that the access log does not hold. Ask again in a moment; the server's log has the cause.").ToResult();
        }
    }

    private static AccessLine LineOf(HttpContext http, RouteEndpoint endpoint, object? answer, int status)
    {
        var (operation, pattern) = (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", endpoint.RoutePattern.RawText ?? "");
        var query = http.Request.Query;
        var kind = status is 403 or 404 ? ReadKind.Refused : KindOf(operation, pattern, query["text"].Count > 0 || query["q"].Count > 0);
        return new AccessLine(
            http.User.FindFirstValue(Caller.AccountClaim) ?? "?", Caller.Of(http.User), kind, operation.Length > 0 ? operation : pattern,
            [.. endpoint.RoutePattern.Parameters.Where(p => !NotSubjects.Contains(p.Name))
                .Select(p => Subject(pattern, http.Request.RouteValues[p.Name]?.ToString() ?? "")),
                .. http.Features.Get<CalendarFeed>()?.Subject is { } subject ? new[] { subject } : []],
            kind is ReadKind.List or ReadKind.Search or ReadKind.PersonRead ? Count(answer) : null, status,
            [.. query.Keys.Order(StringComparer.Ordinal).Take(MostParameters).Select(k => Plain().IsMatch(k) ? k : "?")], http.Request.QueryString.Value ?? "",
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString());
    }

    private static int StatusOf(object? answer, HttpContext http) => answer switch
    {
        INestedHttpResult nested => StatusOf(nested.Result, http),
        IStatusCodeHttpResult { StatusCode: { } status } => status,
        _ => http.Response.StatusCode,
    };

    /// <summary>The rows of an answer: of the list that it is, or of the first list that it holds.</summary>
    private static int? Count(object? answer) => (answer is IValueHttpResult valued ? valued.Value : answer) switch
    {
        null or IResult or string => null,
        ICollection rows => rows.Count,
        var page => (RowsOf.GetOrAdd(page.GetType(), FirstList)?.GetValue(page) as ICollection)?.Count,
    };

    private static PropertyInfo? FirstList(Type page) =>
        page.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(p => p.PropertyType != typeof(string) && p.PropertyType.IsAssignableTo(typeof(IEnumerable)));

    /// <summary>What is asked of people is by reference; whoever typed a name there instead has not made it part of a log for ever.</summary>
    private static string Subject(string pattern, string given) =>
        pattern.Contains("/people/", StringComparison.Ordinal) && !PersonReference.IsOne(given) ? "?" : Cut(given);

    /// <summary>PostgreSQL takes no zero character in a text.</summary>
    private static string Cut(string subject) => (subject.Length <= LongestSubject ? subject : subject[..LongestSubject]).Replace('\0', '?');

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,30}$")]
    private static partial Regex Plain();

    [LoggerMessage(3101, LogLevel.Error, "A read of {Pattern} was refused because it cannot be noted in the access log.")]
    private static partial void Unlogged(ILogger log, string? pattern, Exception cause);
}
