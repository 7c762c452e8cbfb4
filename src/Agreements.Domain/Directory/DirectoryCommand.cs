using System.Text.Json.Serialization;

namespace Agreements.Domain.Directory;

/// <summary>Something that somebody wants done to one entry of the directory. Carries all that the decision needs, the day included.</summary>
/// <param name="Code">The entry's code.</param>
public abstract record DirectoryCommand(string Code) : Asked
{
    /// <summary>Codes of the institutions that its decision needs, as far as those known by now tell; asked again until it names none that is new.</summary>
    /// <param name="known">What has been loaded so far.</param>
    public virtual IEnumerable<string> Needs(Surroundings known) => [];

    /// <summary>The day to record: as given, else today; an unknown day stays open where a source tells of it.</summary>
    /// <param name="on">The day given.</param>
    /// <param name="source">The source; null when decided here.</param>
    internal Edtf? DayOf(Edtf? on, Source? source) => on ?? (source is null ? Edtf.Day(Today) : null);

    /// <summary>The last day of something: as given, else today; where a source does not say it, some day up to today.</summary>
    /// <param name="on">The day given.</param>
    /// <param name="source">The source; null when decided here.</param>
    internal Edtf LastDayOf(Edtf? on, Source? source) => DayOf(on, source) ?? Edtf.Parse($"../{Today:yyyy-MM-dd}", "known on the day of recording");
}

/// <summary>Something that somebody wants done to an institution's entry.</summary>
/// <param name="Code">The institution's code.</param>
public abstract record InstitutionCommand(string Code) : DirectoryCommand(Code)
{
    /// <summary>Id of the institution's stream.</summary>
    [JsonIgnore]
    public Guid InstitutionId => DirectoryIds.OfInstitution(Code);

    /// <inheritdoc />
    [JsonIgnore]
    public override Guid Stream => InstitutionId;
}

/// <summary>Something that somebody wants done to a standing body's entry.</summary>
/// <param name="Code">The body's code.</param>
public abstract record BodyCommand(string Code) : DirectoryCommand(Code)
{
    /// <summary>Id of the body's stream.</summary>
    [JsonIgnore]
    public Guid BodyId => DirectoryIds.OfBody(Code);

    /// <inheritdoc />
    [JsonIgnore]
    public override Guid Stream => BodyId;
}
