using System.Text.Json.Serialization;

namespace Agreements.Domain.Directory;

/// <summary>What sort of standing body it is.</summary>
[JsonConverter(typeof(KebabEnum<BodyKind>))]
public enum BodyKind
{
    /// <summary>联盟.</summary>
    Alliance,

    /// <summary>集团.</summary>
    Group,

    /// <summary>联合体.</summary>
    Consortium,

    /// <summary>理事会.</summary>
    Council,

    /// <summary>联席会议.</summary>
    JointConference,

    /// <summary>专班.</summary>
    TaskGroup,
}

/// <summary>Something that happened to a standing body's entry.</summary>
public abstract record BodyEvent : DirectoryEvent;

/// <summary>The body was entered, or described anew by a source.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record BodyRegistered(BodyFacts Facts, Source? Source) : BodyEvent;

/// <summary>What is known of a standing body.</summary>
/// <param name="Code">Its code, unique and for ever.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or none.</param>
/// <param name="CoLeads">Codes of the institutions that lead together.</param>
/// <param name="Members">Codes of the members known.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
public sealed record BodyFacts(
    string Code, BodyKind Kind, Text Name, string? Chair, IReadOnlyList<string> CoLeads, IReadOnlyList<string> Members, bool MembersComplete,
    Edtf? FoundedOn, string? FoundedBy)
{
    /// <inheritdoc />
    public bool Equals(BodyFacts? other) =>
        other is not null && (Code, Kind, Name, Chair, MembersComplete, FoundedOn, FoundedBy)
            == (other.Code, other.Kind, other.Name, other.Chair, other.MembersComplete, other.FoundedOn, other.FoundedBy)
        && CoLeads.SequenceEqual(other.CoLeads) && Members.SequenceEqual(other.Members);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Kind, Name);
}

/// <summary>The state of a standing body's entry.</summary>
public sealed record Body
{
    private Body(Guid id) => Id = id;

    /// <summary>Id of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded.</summary>
    public long Version { get; private init; }

    /// <summary>What is known of it; null before the first event.</summary>
    public BodyFacts? Facts { get; private init; }

    /// <summary>A body of which nothing has been recorded yet.</summary>
    /// <param name="id">Id of its stream.</param>
    public static Body Unwritten(Guid id) => new(id);

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type.</exception>
    public static Body Evolve(Body before, BodyEvent happened) => happened switch
    {
        BodyRegistered e => before with { Facts = e.Facts, Version = before.Version + 1 },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that a body knows."),
    };

    /// <summary>What entering it records: the facts where they are new, nothing where they are on record.</summary>
    /// <param name="state">The state so far.</param>
    /// <param name="facts">What a source says.</param>
    /// <param name="source">The source; null when entered here.</param>
    public static IReadOnlyList<BodyEvent> Decide(Body state, BodyFacts facts, Source? source) =>
        facts == state.Facts ? [] : [new BodyRegistered(facts, source)];
}
