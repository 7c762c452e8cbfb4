using Agreements.Server.Http;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>The access log over HTTP, for auditors. Reading it is a read like any other, and noted.</summary>
public static class AccessLogEndpoints
{
    /// <summary>Maps the log.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAccessLog(this IEndpointRouteBuilder api) => api.MapGet("/access-log", ReadAsync)
        .WithName("readAccessLog")
        .WithSummary("Who read, exported or downloaded what, latest first; for auditors. By account, subject (an id or code), "
            + "day or days from and until (of Asia/Shanghai) and kind; paged by after.")
        .Produces<AccessLogPage>().ProducesProblem(400).ProducesProblem(403);

    /// <summary>Why somebody may not read the log; null for auditors.</summary>
    /// <param name="http">The request.</param>
    internal static ProblemDetails? Refusal(HttpContext http) => AuditorsOnly.Refusal(http, "The access log is for auditors.");

    private static async Task<IResult> ReadAsync(
        HttpContext http, Reader reader, string? account = null, string? subject = null, string? day = null, string? from = null, string? until = null,
        string? kind = null, string? after = null, int count = 50) =>
        Refusal(http) is { } refusal ? refusal.ToResult()
            : Results.Ok(await Reading(() => AccessLogQuery.PageAsync(
                reader.Db,
                new AccessLogAsked(account, subject, Day("from", from) ?? Day("day", day), Day("until", until) ?? Day("day", day),
                    MaybeWord<ReadKind>("kind", kind)),
                after, Limit(count, AccessLogQuery.LargestPage), http.RequestAborted)));

    private static DateOnly? Day(string parameter, string? given) => MaybeDay(parameter, given) is not { } day ? null
        : AccessLogAsked.IsDay(day) ? day
        : throw new MalformedRequestException($"{parameter}: give a day of the years 2000 to 2999, such as 2026-03-01.");
}
