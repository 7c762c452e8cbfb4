namespace Agreements.Domain;

/// <summary>What a decision came to: events to record (none when nothing new was said), or refusals.</summary>
/// <typeparam name="TEvent">The family of events of the stream; for agreements it is left out: <c>Decision</c> is theirs (Words.props).</typeparam>
/// <param name="Events">What to record, in order; empty when refused or nothing new.</param>
/// <param name="Refusals">Why not; empty unless refused.</param>
public sealed record Decision<TEvent>(IReadOnlyList<TEvent> Events, IReadOnlyList<Refusal> Refusals)
    where TEvent : class
{
    /// <summary>Nothing new: the command repeats what is on record.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], []);

    /// <summary>True when refused.</summary>
    public bool IsRefused => Refusals.Count > 0;

    /// <summary>Record these.</summary>
    /// <param name="events">The events.</param>
    public static Decision<TEvent> Record(params IReadOnlyList<TEvent> events) => new(events, []);

    /// <summary>Refuse for these reasons.</summary>
    /// <param name="refusals">At least one.</param>
    public static Decision<TEvent> Refuse(params IReadOnlyList<Refusal> refusals) => new([], refusals);

    /// <summary>The decision, unless it would do something on a version that the asker has not seen: a repeated command stays harmless.</summary>
    /// <param name="seen">The version that the asker has seen; null when the asker does not care.</param>
    /// <param name="current">The version now.</param>
    public Decision<TEvent> OnVersion(long? seen, long current) =>
        seen is { } version && version != current && (Events.Count > 0 || IsRefused) ? Refuse(new VersionStale(version, current)) : this;
}
