using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Notifications.Rules;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Notifications.Watching;
using Agreements.Server.ReadModels.Delivery;
using Wolverine.ErrorHandling;
using Wolverine;

namespace Agreements.Server.Notifications;

/// <summary>Puts notices into the house.</summary>
public static class NoticeSetup
{
    /// <summary>A worker waits out a retry as near as this; for a longer one the message goes back to the database.</summary>
    private static readonly TimeSpan LongestWaitOnTheSpot = TimeSpan.FromSeconds(5);

    private const int MailsAtOnce = 4;

    /// <summary>One endpoint takes few of them: see <see cref="EndpointDeliveries"/>.</summary>
    private const int EndpointMessagesAtOnce = 32;

    /// <summary>Adds what tells people and endpoints.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">What the operator says of it.</param>
    public static IHostApplicationBuilder AddNotices(this IHostApplicationBuilder builder, NoticeSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IPageFollower, PageNotices>();
        builder.Services.AddSingleton<SmtpTransport>().AddSingleton<Mails>().AddSingleton<FailedMessages>();
        // What seals addresses; a host with accounts says where its keys are.
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton<EndpointStore>().AddSingleton<EndpointSwitches>().AddSingleton<GuardedHttp>().AddSingleton<EndpointPosting>()
            .AddSingleton<EndpointSettling>().AddSingleton<EndpointDeliveries>().AddHostedService<OperatorEndpoints>();
        builder.Services.AddSingleton<PreferenceStore>().AddSingleton<Unsubscribing>().AddSingleton<MailWriter>()
            .AddSingleton<AccountMails>().AddSingleton<Inboxes>().AddSingleton<WatchedSets>().AddSingleton<RuleStore>()
            .AddSingleton<FollowUps>();
        return builder;
    }

    /// <summary>Adds what has told what waits; after the bus, which must have started.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddTeller(this IServiceCollection services) =>
        services.AddSingleton<Teller>().AddHostedService(s => s.GetRequiredService<Teller>()).AddSingleton<SystemCauses>();

    /// <summary>Queues and retries. The waiting times come from the settings, which a handler's own <c>Configure</c> could not see.</summary>
    /// <param name="options">Wolverine's options.</param>
    /// <param name="settings">What the operator says of it.</param>
    public static void RouteNotices(this WolverineOptions options, NoticeSettings settings)
    {
        options.PublishMessage<Tell>().ToLocalQueue("notification-telling").Sequential();
        options.PublishMessage<CloseDigests>().ToLocalQueue("notification-telling");
        options.PublishMessage<DeliverMail>().ToLocalQueue("notification-mails").MaximumParallelMessages(MailsAtOnce);
        options.PublishMessage<DeliverToEndpoint>().ToLocalQueue("notification-endpoints").MaximumParallelMessages(EndpointMessagesAtOnce);
        options.OnException<NoticeRefusedException>().MoveToErrorQueue();
        RetryMails(options, settings);
    }

    private static void RetryMails(WolverineOptions options, NoticeSettings settings)
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
