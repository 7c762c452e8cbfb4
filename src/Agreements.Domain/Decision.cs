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

    /// <summary>What is recorded with it on other streams, all in one transaction; empty for most.</summary>
    public IReadOnlyList<Beside> Beside { get; init; } = [];

    /// <summary>True when refused.</summary>
    public bool IsRefused => Refusals.Count > 0;

    /// <summary>Record these.</summary>
    /// <param name="events">The events.</param>
    public static Decision<TEvent> Record(params IReadOnlyList<TEvent> events) => new(events, []);

    /// <summary>Refuse for these reasons.</summary>
    /// <param name="refusals">At least one.</param>
    public static Decision<TEvent> Refuse(params IReadOnlyList<Refusal> refusals) => new([], refusals);

    /// <summary>The decision, unless it would do something on a version that the caller has not seen: a repeated command stays harmless.</summary>
    /// <param name="seen">The version that the caller has seen; null when the caller does not care.</param>
    /// <param name="current">The version now.</param>
    public Decision<TEvent> OnVersion(long? seen, long current) =>
        seen is { } version && version != current && (Events.Count > 0 || IsRefused) ? Refuse(new VersionStale(version, current)) : this;
}

/// <summary>What a decision records on another stream than its own.</summary>
/// <param name="Id">Id of that stream.</param>
/// <param name="Version">The version on which it was decided; 0 begins the stream.</param>
/// <param name="Events">What to record there, in order.</param>
public sealed record Beside(Guid Id, long Version, IReadOnlyList<object> Events)
{
    /// <summary>True for an agreement below, for which the same was decided.</summary>
    public bool IsBelow { get; init; }
}
