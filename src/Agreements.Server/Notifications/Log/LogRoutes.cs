using Agreements.Server.Identity;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Notifications.Log;

/// <summary>The log of notifications over HTTP.</summary>
public static class LogRoutes
{
    /// <summary>Maps it.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapNotificationLog(this IEndpointRouteBuilder api) => api.MapGet("/notification-log", ReadAsync).WithName("readNotificationLog")
        .WithSummary("Who was meant to be told of what, why, and how it went, latest first: by agreement, recipient, cause, topic, state and day; "
            + "paged by after.")
        .Produces<NotificationLogPage>().ProducesProblem(400).ProducesProblem(403);

    /// <summary>Whether somebody is shown what is about the system.</summary>
    /// <param name="http">The request.</param>
    internal static bool SeesSystem(HttpContext http) => Caller.Of(http.User) is { Role: ActingRole.Administrator or ActingRole.Auditor };

    private static async Task<IResult> ReadAsync(
        HttpContext http, Reader reader, Guid? agreement = null, string? recipient = null, string? cause = null, string? topic = null, string? state = null,
        string? day = null, string? after = null, int count = 50) =>
        Results.Ok(await Reading(() => NotificationLog.PageAsync(
            reader, SeesSystem(http), new NotificationLogAsked(
                agreement, recipient, cause, MaybeWord<Topic>("topic", topic), MaybeWord<NotificationState>("state", state), MaybeDay("day", day)),
            after, Limit(count, NotificationLog.LargestPage), http.RequestAborted)));
}
