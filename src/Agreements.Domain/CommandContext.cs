using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>Who asks, on which day, what they have seen, and what is known: all that a decision needs besides the command and the state.</summary>
/// <param name="By">Who wants it.</param>
/// <param name="Today">The day on which it is asked, in Asia/Shanghai.</param>
public sealed record CommandContext(Actor By, DateOnly Today)
{
    /// <summary>The version that the caller has seen; null when the caller does not care.</summary>
    public long? SeenVersion { get; init; }

    /// <summary>True when only the answer is wanted: it is decided on the same facts, and whoever decides it records nothing and sends nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The agreement above whose decision asks for this; null when it is asked for itself. Set by the cascade alone.</summary>
    public Guid? Cause { get; init; }

    /// <summary>
    /// True when history is taken over from a source: what it tells has happened and is recorded whatever our rules would have said. Naming a source alone
    /// loosens nothing. Set by the import.
    /// </summary>
    public bool IsTakingOver { get; init; }

    /// <summary>What is known of other streams and of people: loaded where it is decided. No part of a message.</summary>
    [JsonIgnore]
    public RelatedState Related { get; init; } = RelatedState.Nothing;

    /// <summary>The day to record: as given, else today; an unknown day stays open where a source tells of it.</summary>
    /// <param name="on">The day given.</param>
    /// <param name="source">The source; null when decided here.</param>
    internal Edtf? DayOf(Edtf? on, Source? source) => on ?? (source is null ? Edtf.Day(Today) : null);

    /// <summary>The last day of something: as given, else today; where a source does not say it, some day up to today.</summary>
    /// <param name="on">The day given.</param>
    /// <param name="source">The source; null when decided here.</param>
    internal Edtf LastDayOf(Edtf? on, Source? source) => DayOf(on, source) ?? Edtf.Parse($"../{Today:yyyy-MM-dd}", "known on the day of recording");

    /// <summary>The context of a further command that follows from this one, on another stream.</summary>
    internal CommandContext Onward => this with { SeenVersion = null };
}
