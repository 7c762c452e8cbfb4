
namespace Agreements.Server.Observability;

/// <summary>How the subscription of the read models is doing.</summary>
public enum ReadModelActivity
{
    /// <summary>Not seen to run yet.</summary>
    Starting,

    /// <summary>Showing events as they come, here or on another server.</summary>
    Running,

    /// <summary>Showing events, but those recorded some seconds ago are not shown yet.</summary>
    Behind,

    /// <summary>Events wait and nothing moves, though nothing says that it stopped: neither here nor on another server.</summary>
    NotAdvancing,

    /// <summary>An event cannot be shown; nothing is skipped.</summary>
    StoppedOnEvent,

    /// <summary>Stopped on request, such as for a rebuild.</summary>
    Stopped,
}

/// <summary>The event that the read models stopped on.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="IsExact">False when only the first event not known to be shown is named: the one to blame may come up to a page later.</param>
/// <param name="Type">Its stored type; null when no event of that sequence was found.</param>
/// <param name="Stream">Its stream, the agreement's id; null as above.</param>
/// <param name="Version">Its version in the stream; null as above.</param>
/// <param name="ExceptionType">Full name of the exception's type.</param>
/// <param name="Error">The exception's message.</param>
/// <param name="Since">When the subscription stopped on it first, UTC.</param>
public sealed record ReadModelStop(
    long Sequence, bool IsExact, string? Type, Guid? Stream, long? Version, string ExceptionType, string Error, DateTimeOffset Since)
{
    /// <summary>Whether it is the same trouble as another, whenever each was seen.</summary>
    /// <param name="other">The other.</param>
    public bool IsSameAs(ReadModelStop? other) => other is not null && other.Sequence == Sequence && other.Error == Error;
}

/// <summary>How far the read models are.</summary>
/// <param name="Activity">How their subscription is doing.</param>
/// <param name="Position">Sequence of the last event shown.</param>
/// <param name="Head">Sequence of the last event recorded.</param>
/// <param name="BehindSeconds">Age of the oldest event not shown, seconds; 0 when all are.</param>
/// <param name="DeadNotices">Notices given up and waiting to be replayed.</param>
/// <param name="Stop">The event they stopped on; null unless they did.</param>
/// <param name="SetAside">How many streams are set aside, since one of their events cannot be shown.</param>
public sealed record ReadModelState(
    ReadModelActivity Activity, long Position, long Head, double BehindSeconds, long DeadNotices, ReadModelStop? Stop, long SetAside = 0)
{
    /// <summary>Webhooks that answered 410 and are asked no more, by label.</summary>
    public IReadOnlyList<string> WebhooksOff { get; init; } = [];

    /// <summary>All that was recorded before is shown, UTC; null while nothing is late. What was recorded later may be shown or not.</summary>
    public DateTimeOffset? ShownUpTo { get; init; }

    /// <summary>True while the server can do its work: events are shown, if late or without a few streams.</summary>
    public bool IsReady => Activity is ReadModelActivity.Running or ReadModelActivity.Behind;

    /// <summary>True when it can, but not everything is shown.</summary>
    public bool IsDegraded => IsReady && (Activity is ReadModelActivity.Behind || SetAside > 0);

    /// <summary>Events not shown; at most, for sequences of rolled back appends count too.</summary>
    public long BehindEvents => Math.Max(0, Head - Position);
}
