using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Preferences;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Notifications.Inbox;

/// <summary>Up to where somebody has seen their notifications.</summary>
/// <param name="UpTo">The number of the latest that they saw.</param>
public sealed record SeenUpTo(long UpTo);

/// <summary>How many were new.</summary>
/// <param name="Seen">The number.</param>
public sealed record SeenCount(int Seen);

/// <summary>One's own notifications, and how one wants to be told, over HTTP.</summary>
public static class InboxRoutes
{
    private const int LargestPage = 200;

    /// <summary>Maps them.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/notifications").AddEndpointFilter(OwnAccountOnly);
        own.MapGet("", ReadAsync).WithName("readNotifications")
            .WithSummary("What I was told, latest first: only=unseen or open (asking for something), of one agreement, paged by after.")
            .Produces<InboxPage>().ProducesProblem(400).ProducesProblem(403);
        own.MapPost("/seen", SeeAsync).WithName("seeNotifications").WithSummary("Notes that I have seen my notifications up to a number.")
            .WithMetadata(new RequestExample(new SeenUpTo(4711))).Produces<SeenCount>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        own.MapPost("/{number:long}/acknowledgement", async (HttpContext http, long number, Inboxes inboxes) =>
                await inboxes.AcknowledgeAsync(Me(http), number, http.RequestAborted) ? Results.NoContent()
                    : Problems.Of(404, "notification-unknown", "There is no such thing.", $"You have no notification {number}.").ToResult())
            .WithName("acknowledgeNotification").WithSummary("Says that I know and take care: nobody is told again, nor anybody above me.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        own.MapGet("/settings", async (HttpContext http, PreferenceStore store) =>
                await store.FindAsync(PreferenceStore.OfAccount(Me(http)), http.RequestAborted) ?? Preference.Usual)
            .WithName("readNotificationSettings").WithSummary("How I want to be told.").Produces<Preference>().ProducesProblem(403);
        own.MapPut("/settings", ChooseAsync).WithName("chooseNotificationSettings")
            .WithSummary("Says how I want to be told: at-once, daily, weekly, inbox or off, for each group of topics; quiet hours in Asia/Shanghai.")
            .WithMetadata(new RequestExample(Preference.Usual with { QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(7, 30) }))
            .Produces<Preference>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static async ValueTask<object?> OwnAccountOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Caller.Of(context.HttpContext.User) is null
            ? Problems.Of(403, "no-role", "You hold no role.", "Ask an administrator to give your account a role for an institution.").ToResult()
            : await next(context);

    private static string Me(HttpContext http) => Caller.Of(http.User)!.Account;

    private static async Task<IResult> ReadAsync(
        HttpContext http, Inboxes inboxes, string? only = null, Guid? agreement = null, string? after = null, int count = 50) =>
        Results.Ok(await Reading(() => inboxes.PageAsync(
            Me(http), MaybeWord<InboxOnly>("only", only), agreement, after, Limit(count, LargestPage), http.RequestAborted)));

    private static async Task<IResult> SeeAsync(HttpContext http, Inboxes inboxes, IOptions<JsonOptions> json)
    {
        var asked = RequestReading.Parse<SeenUpTo>(await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        return Results.Ok(new SeenCount(await inboxes.SeeAsync(Me(http), asked.UpTo, http.RequestAborted)));
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, PreferenceStore store, IOptions<JsonOptions> json)
    {
        var chosen = RequestReading.Parse<Preference>(await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        if (chosen.Fault is { } fault)
        {
            throw new MalformedRequestException(fault);
        }

        await store.SaveAsync(PreferenceStore.OfAccount(Me(http)), chosen, Me(http), http.RequestAborted);
        return Results.Ok(chosen);
    }
}
