using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Directory;

/// <summary>What sort of institution it is (政行校企园).</summary>
[JsonConverter(typeof(KebabEnum<InstitutionKind>))]
public enum InstitutionKind
{
    /// <summary>政: government, education authorities among it.</summary>
    Government,

    /// <summary>行: industry associations.</summary>
    Industry,

    /// <summary>校: schools and colleges.</summary>
    School,

    /// <summary>企: enterprises.</summary>
    Enterprise,

    /// <summary>园: parks.</summary>
    Park,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Something that happened to an institution's entry.</summary>
public abstract record InstitutionEvent : DirectoryEvent;

/// <summary>The institution was entered.</summary>
/// <param name="Code">Its code, unique and for ever.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names it goes by, traditional and simplified characters alike.</param>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when unknown.</param>
/// <param name="Under">Code of the institution above it; null when unknown or none.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record InstitutionRegistered(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under, Source? Source) : InstitutionEvent;

/// <summary>More became known of it.</summary>
/// <param name="Aliases">Names not known before.</param>
/// <param name="Region">The region, where it was unknown before; null otherwise.</param>
/// <param name="Under">The institution above, where it was unknown before; null otherwise.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record InstitutionSupplemented(IReadOnlyList<string> Aliases, string? Region, string? Under, Source? Source) : InstitutionEvent;

/// <summary>Enter an institution, or add what is new about it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Region">Its region; null when unknown.</param>
/// <param name="Under">The institution above; null when unknown or none.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record RegisterInstitution(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under, Source? Source);

/// <summary>The state of an institution's entry.</summary>
public sealed record Institution
{
    private Institution(Guid id) => Id = id;

    /// <summary>Id of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded.</summary>
    public long Version { get; private init; }

    /// <summary>Its code; empty before the first event.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What sort it is.</summary>
    public InstitutionKind Kind { get; private init; }

    /// <summary>Its formal name.</summary>
    public Text Name { get; private init; } = new("");

    /// <summary>Other names, in the order learned.</summary>
    public ImmutableList<string> Aliases { get; private init; } = [];

    /// <summary>Its region; null when unknown.</summary>
    public string? Region { get; private init; }

    /// <summary>The institution above; null when unknown or none.</summary>
    public string? Under { get; private init; }

    /// <summary>An institution of which nothing has been recorded yet.</summary>
    /// <param name="id">Id of its stream.</param>
    public static Institution Unwritten(Guid id) => new(id);

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type.</exception>
    public static Institution Evolve(Institution before, InstitutionEvent happened) => (happened switch
    {
        InstitutionRegistered e => before with { Code = e.Code, Kind = e.Kind, Name = e.Name, Aliases = [.. e.Aliases], Region = e.Region, Under = e.Under },
        InstitutionSupplemented e => before with
        {
            Aliases = before.Aliases.AddRange(e.Aliases), Region = before.Region ?? e.Region, Under = before.Under ?? e.Under,
        },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that an institution knows."),
    }) with { Version = before.Version + 1 };

    /// <summary>What entering it records: everything, only what is new, or nothing.</summary>
    /// <param name="state">The state so far.</param>
    /// <param name="c">The command.</param>
    public static IReadOnlyList<InstitutionEvent> Decide(Institution state, RegisterInstitution c)
    {
        if (state.Version == 0)
        {
            return [new InstitutionRegistered(c.Code, c.Kind, c.Name, c.Aliases, c.Region, c.Under, c.Source)];
        }

        string[] names = [c.Name.Zh, .. c.Aliases];
        string[] added = [.. names.Where(n => n != state.Name.Zh && !state.Aliases.Contains(n)).Distinct()];
        var region = state.Region is null ? c.Region : null;
        var under = state.Under is null ? c.Under : null;
        return added.Length == 0 && region is null && under is null ? [] : [new InstitutionSupplemented(added, region, under, c.Source)];
    }
}
