using System.Diagnostics.Metrics;
using System.Diagnostics;

namespace Agreements.Server.Commands;

/// <summary>
/// What the product tells of itself to traces and metrics. The names are a contract with dashboards (docs/observability.md): they are not
/// changed. Static and without a listener nearly free: commands pass here by the thousand per second.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Agreements";

    /// <summary>Counter of commands, by <c>command</c> and <c>outcome</c>.</summary>
    public const string CommandsName = "agreements.commands";

    /// <summary>Histogram of the seconds that commands took, load and commit included, by <c>command</c>.</summary>
    public const string CommandDurationName = "agreements.command.duration";

    /// <summary>Histogram of how many commands one commit holds.</summary>
    public const string CommandsTogetherName = "agreements.commands.together";

    /// <summary>Counter of events appended.</summary>
    public const string EventsName = "agreements.events.appended";

    /// <summary>Counter of notices taken by a recipient, by <c>channel</c>.</summary>
    public const string NoticesSentName = "agreements.notices.sent";

    /// <summary>Counter of failed attempts to tell a recipient, by <c>channel</c>.</summary>
    public const string NoticesFailedName = "agreements.notices.failed";

    /// <summary>Gauge of notices given up and waiting to be replayed.</summary>
    public const string NoticesDeadName = "agreements.notices.dead";

    /// <summary>Gauge of events that the read models have not shown yet.</summary>
    public const string ReadModelLagName = "agreements.read_models.lag";

    /// <summary>Gauge of the age of the oldest such event, seconds.</summary>
    public const string ReadModelAgeName = "agreements.read_models.age";

    /// <summary>Gauge: 1 while an event keeps the read models from going on, else 0.</summary>
    public const string ReadModelStoppedName = "agreements.read_models.stopped";

    /// <summary>Gauge of streams that the read models cannot show from an event on.</summary>
    public const string StreamsSetAsideName = "agreements.read_models.set_aside";

    /// <summary>Gauge of the age of the oldest event not sealed, seconds.</summary>
    public const string SealAgeName = "agreements.seal.age";

    /// <summary>Gauge of how long there have been checkpoints that fewer witnesses have cosigned than the policy asks for, seconds.</summary>
    public const string UnwitnessedName = "agreements.seal.unwitnessed";

    /// <summary>Gauge of witnesses that say that the log went back or has two histories.</summary>
    public const string SealRefusalsName = "agreements.seal.refusals";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(CommandsName, "{command}", "Commands, by command and outcome.");
    private static readonly Histogram<double> CommandDuration = Meter.CreateHistogram<double>(
        CommandDurationName, "s", "How long commands took, load and commit included.");
    private static readonly Histogram<int> CommandsTogether = Meter.CreateHistogram<int>(
        CommandsTogetherName, "{command}", "Commands decided and committed together.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(EventsName, "{event}", "Events appended.");
    private static readonly Counter<long> NoticesSent = Meter.CreateCounter<long>(NoticesSentName, "{notice}", "Notices taken by a recipient.");
    private static readonly Counter<long> NoticesFailed = Meter.CreateCounter<long>(NoticesFailedName, "{attempt}", "Failed attempts to tell a recipient.");

    /// <summary>Starts the span of a command, named as the command is; null when nobody listens.</summary>
    /// <param name="asked">The command.</param>
    public static Activity? StartCommand(Request asked) =>
        Source.HasListeners()
            ? Source.StartActivity(asked.Asked.ToString())?.SetTag(asked is AgreementRequest ? "agreement.id" : "stream.id", asked.Stream) : null;

    /// <summary>Counts commands that are decided and committed together.</summary>
    /// <param name="count">How many they are.</param>
    public static void Together(int count) => CommandsTogether.Record(count);

    /// <summary>Counts a command.</summary>
    /// <param name="asked">The command.</param>
    /// <param name="answer">What it came to; null when it threw.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="span">Its span; null when nobody listens.</param>
    public static void CommandDone(Request asked, Answer? answer, TimeSpan took, Activity? span)
    {
        var name = asked.Asked.ToString();
        var outcome = OutcomeOf(answer);
        Commands.Add(1, new("command", name), new("outcome", outcome));
        CommandDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("command", name));
        if (answer is { Recorded.Count: > 0 })
        {
            Events.Add(answer.Recorded.Count);
        }

        if (span is not null)
        {
            Describe(span, answer, outcome);
        }
    }

    /// <summary>Counts a notice that a recipient took.</summary>
    /// <param name="channel"><c>mail</c> or <c>webhook</c>.</param>
    public static void NoticeSent(string channel) => NoticesSent.Add(1, new KeyValuePair<string, object?>("channel", channel));

    /// <summary>Counts a failed attempt to tell a recipient.</summary>
    /// <param name="channel"><c>mail</c> or <c>webhook</c>.</param>
    public static void NoticeFailed(string channel) => NoticesFailed.Add(1, new KeyValuePair<string, object?>("channel", channel));

    private static string OutcomeOf(Answer? answer) => answer switch
    {
        null => "failed",
        { IsRefused: true } => "refused",
        { Recorded.Count: 0 } => "unchanged",
        _ => "recorded",
    };

    private static void Describe(Activity span, Answer? answer, string outcome)
    {
        span.SetTag("agreements.outcome", outcome);
        if (answer is null)
        {
            span.SetStatus(ActivityStatusCode.Error);
            return;
        }

        span.SetTag("agreement.version", answer.Version);
        if (answer.IsRefused)
        {
            span.SetTag("agreements.refusals", answer.Refusals.Select(r => r.Code).ToArray());
        }
    }
}
