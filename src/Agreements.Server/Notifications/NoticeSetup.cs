using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Notifications.Watching;
using Agreements.Server.ReadModels.Delivery;
using Wolverine.ErrorHandling;
using Wolverine;

namespace Agreements.Server.Notifications;

/// <summary>Puts notices into the house.</summary>
public static class NoticeSetup
{
    /// <summary>The queue in which releases before left notices, in the order of the changes.</summary>
    public const string FanOutQueue = "notices";

    /// <summary>A worker waits out a retry as near as this; for a longer one the message goes back to the database.</summary>
    private static readonly TimeSpan LongestWaitOnTheSpot = TimeSpan.FromSeconds(5);

    private const int MailsAtOnce = 4;
    private const int WebhooksAtOnce = 8;

    /// <summary>Adds what tells the recipients.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Who is told.</param>
    public static IHostApplicationBuilder AddNotices(this IHostApplicationBuilder builder, NoticeSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IPageFollower, PageNotices>();
        builder.Services.AddSingleton<SmtpTransport>();
        builder.Services.AddSingleton<Mails>();
        builder.Services.AddSingleton<WebhookSwitches>();
        builder.Services.AddSingleton<Webhooks>();
        builder.Services.AddSingleton<FailedMessages>();
        // What seals addresses; a host with accounts says where its keys are.
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton<EndpointStore>().AddSingleton<GuardedHttp>().AddSingleton<EndpointDeliveries>().AddSingleton<SystemCauses>();
        builder.Services.AddSingleton<PreferenceStore>().AddSingleton<Unsubscribing>().AddSingleton<MailWriter>()
            .AddSingleton<AccountMails>().AddSingleton<Inboxes>().AddSingleton<WatchedSets>();
        return builder;
    }

    /// <summary>Queues and retries. The waiting times come from the settings, which a handler's own <c>Configure</c> could not see.</summary>
    /// <param name="options">Wolverine's options.</param>
    /// <param name="settings">Who is told.</param>
    public static void RouteNotices(this WolverineOptions options, NoticeSettings settings)
    {
        options.LocalQueue(FanOutQueue).Sequential();
        options.PublishMessage<StageNotice>().ToLocalQueue(FanOutQueue);
        options.PublishMessage<MailNotice>().ToLocalQueue("notice-mails").MaximumParallelMessages(MailsAtOnce);
        options.PublishMessage<WebhookNotice>().ToLocalQueue("notice-webhooks").MaximumParallelMessages(WebhooksAtOnce);
        options.PublishMessage<Tell>().ToLocalQueue("notification-telling").Sequential();
        options.PublishMessage<CloseDigests>().ToLocalQueue("notification-telling");
        options.PublishMessage<DeliverMail>().ToLocalQueue("notification-mails").MaximumParallelMessages(MailsAtOnce);
        options.PublishMessage<DeliverToEndpoint>().ToLocalQueue("notification-endpoints").MaximumParallelMessages(WebhooksAtOnce);
        RetryEndpoints(options, settings);
        options.OnException<NoticeRefusedException>().MoveToErrorQueue();
        RetryWhenAsked(options, settings);
        RetryNotices(options, settings);
    }

    private static void RetryEndpoints(WolverineOptions options, NoticeSettings settings) =>
        options.OnException<EndpointDelayedException>().CustomActionIndefinitely(
            async (_, lifecycle, thrown) =>
            {
                var (failed, waits) = ((EndpointDelayedException)thrown, settings.EndpointRetryAfter);
                if (failed.Attempts > waits.Count)
                {
                    await lifecycle.MoveToDeadLetterQueueAsync(thrown);
                    return;
                }

                // A tenth more or less, so that what failed together does not come again together.
                var wait = failed.Attempts == 0 ? TimeSpan.Zero : waits[failed.Attempts - 1] * (0.9 + (Random.Shared.NextDouble() / 5));
                await lifecycle.ReScheduleAsync(failed.NotBefore is { } then && then > DateTimeOffset.UtcNow + wait ? then : DateTimeOffset.UtcNow + wait);
            }, "Try an endpoint again");

    /// <summary>Whoever says when to come again is asked then, as often as others are asked.</summary>
    private static void RetryWhenAsked(WolverineOptions options, NoticeSettings settings) =>
        options.OnException<NoticeDelayedException>(e => e.NotBefore is not null, "the recipient said when to come again").CustomActionIndefinitely(
            async (_, lifecycle, thrown) =>
            {
                if (lifecycle.Envelope is { } envelope && envelope.Attempts <= settings.RetryAfter.Count
                    && thrown is NoticeDelayedException { NotBefore: { } then })
                {
                    await lifecycle.ReScheduleAsync(then);
                }
                else
                {
                    await lifecycle.MoveToDeadLetterQueueAsync(thrown);
                }
            }, "Try again when the recipient asked");

    private static void RetryNotices(WolverineOptions options, NoticeSettings settings)
    {
        var onTheSpot = settings.RetryAfter.Where(t => t <= LongestWaitOnTheSpot).ToArray();
        var later = settings.RetryAfter.Where(t => t > LongestWaitOnTheSpot).ToArray();
        IFailureActions delayed = options.OnException<NoticeDelayedException>();
        if (onTheSpot.Length > 0)
        {
            delayed = delayed.RetryWithCooldown(onTheSpot).Then;
        }

        if (later.Length > 0)
        {
            delayed = delayed.ScheduleRetry(later).Then;
        }

        delayed.MoveToErrorQueue();
    }
}
