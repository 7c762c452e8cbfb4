using System.Text.Json.Serialization;

namespace Agreements.Domain.Directory;

/// <summary>Something that happened to a standing body's entry.</summary>
public abstract record BodyEvent : DirectoryEvent;

/// <summary>The body was entered; from releases before 2: or described anew, in place of all that was known.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record BodyRegistered(BodyFacts Facts, Source? Source) : BodyEvent;

/// <summary>
/// A source describes the body, for the first time or otherwise than before. What it now says otherwise takes the place of what it said;
/// what was unknown is filled in; what others have said or decided stays, and what is said against it stands beside it.
/// </summary>
/// <param name="Facts">All that the source says of it.</param>
/// <param name="Source">The source.</param>
public sealed record BodyDescribed(BodyFacts Facts, Source Source) : BodyEvent;

/// <summary>It has another name from a day on; the one before stays as a former name.</summary>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record BodyRenamed(Text Name, Edtf? On, Source? Source) : BodyEvent, IDated;

/// <summary>An institution took the chair, or left it empty.</summary>
/// <param name="Institution">Code of the institution; null for nobody.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record ChairAppointed(string? Institution, Edtf? On, Source? Source) : BodyEvent, IDated;

/// <summary>These institutions lead it together, in place of those before.</summary>
/// <param name="Institutions">Their codes.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record CoLeadsNamed(IReadOnlyList<string> Institutions, Edtf? On, Source? Source) : BodyEvent, IDated;

/// <summary>An institution became a member.</summary>
/// <param name="Institution">Its code.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record MemberJoined(string Institution, Edtf? On, Source? Source) : BodyEvent, IDated;

/// <summary>A member left.</summary>
/// <param name="Institution">Its code.</param>
/// <param name="On">Its last day as a member; where unknown, some day up to the one on which that was recorded.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record MemberLeft(string Institution, Edtf On, Source? Source) : BodyEvent, IDated;

/// <summary>
/// How much of the membership is on record. Its former shape, <c>membership-closed</c> with <c>complete</c>, said "closed" of an open list too; it is
/// read as this one.
/// </summary>
/// <param name="OnRecord">Which members are on record.</param>
public sealed record MembershipStated(MembersOnRecord OnRecord) : BodyEvent;

/// <summary>Which members of a body are on record.</summary>
[JsonConverter(typeof(KebabEnum<MembersOnRecord>))]
public enum MembersOnRecord
{
    /// <summary>All there are.</summary>
    All,

    /// <summary>Some; there are more.</summary>
    Some,
}

/// <summary>The body is no more.</summary>
/// <param name="On">Its last day; where unknown, some day up to the one on which that was recorded.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record BodyDissolved(Edtf On, string? Reason, Source? Source) : BodyEvent, IDated;

/// <summary>A figure of the body was recorded.</summary>
/// <param name="Figure">The figure.</param>
public sealed record BodyFigureRecorded(Figure Figure) : BodyEvent, IDated
{
    Edtf? IDated.On => Figure.AsOf;
}

/// <summary>A figure of the body was wrong.</summary>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why; null when its own source says so.</param>
public sealed record BodyFigureCorrected(Figure Figure, string? Reason) : BodyEvent, IDated
{
    Edtf? IDated.On => Figure.AsOf;
}
