using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Agreements.Server.Hosting;

/// <summary>Which failed messages are to be tried again: all that fit everything given.</summary>
/// <param name="Messages">Ids of messages; null for all.</param>
/// <param name="Kind">Of this sort alone; null for all.</param>
/// <param name="Since">Given up on this day (Asia/Shanghai) or later; null for all.</param>
/// <param name="All">True to try all that failed; needed where nothing else is given.</param>
public sealed record RetryFailed(IReadOnlyList<Guid>? Messages = null, FailedKind? Kind = null, DateOnly? Since = null, bool All = false);

/// <summary>How many failed messages will be tried again.</summary>
/// <param name="ToBeRetried">The number; a running server takes them up within seconds.</param>
public sealed record RetriedMessages(int ToBeRetried);

/// <summary>What the server gave up on, over HTTP: administrators' alone.</summary>
internal static class FailedMessageRoutes
{
    public static void MapFailedMessages(this IEndpointRouteBuilder operations)
    {
        operations.MapGet("/failed-messages", async (FailedMessages failed, CancellationToken stop, string? kind = null, string? since = null) =>
                await failed.ListAsync(
                    new FailedFilter(null, Questions.MaybeWord<FailedKind>("kind", kind), FailedFilter.Moment(since)), stop))
            .WithName("readFailedMessages")
            .WithSummary("What the server gave up on, latest first, and why: notices that did not arrive, and work of its own.")
            .Produces<FailedList>().ProducesProblem(400).ProducesProblem(403);
        operations.MapPost("/failed-messages/retry", RetryAsync)
            .WithName("retryFailedMessages")
            .WithSummary("Has the server try failed messages again within seconds: some, all since a day, all of a kind, or all. Mend the cause first.")
            .WithMetadata(new RequestExample(new RetryFailed(Kind: FailedKind.Mail, Since: new DateOnly(2026, 11, 30))))
            .Produces<RetriedMessages>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static async Task<IResult> RetryAsync(HttpContext http, FailedMessages failed, IOptions<JsonOptions> json)
    {
        var asked = RequestReading.Parse<RetryFailed>(
            await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        if (asked is { Messages: null, Kind: null, Since: null, All: false })
        {
            throw new MalformedRequestException(new Text(
                "请说明重试哪些：messages、kind、since，或 all: true。", "Say which to try again: messages, kind, since, or all: true."));
        }

        var filter = new FailedFilter(asked.Messages, asked.Kind, FailedFilter.Moment(asked.Since is { } day ? Days.Iso(day) : null));
        return Results.Ok(new RetriedMessages(await failed.RetryAsync(filter, http.RequestAborted)));
    }
}
