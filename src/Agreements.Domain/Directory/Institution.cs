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

/// <summary>What sorts of institutions are called in sentences.</summary>
public static class InstitutionKindNames
{
    private static readonly Text[] Names =
        [new("政府部门", "government"), new("行业组织", "industry"), new("学校", "school"), new("企业", "enterprise"), new("园区", "park"), new("其他机构", "other")];

    /// <summary>The name of a sort in both languages; the English one in lower case.</summary>
    /// <param name="kind">The sort.</param>
    public static Text Of(InstitutionKind kind) => Names[(int)kind];
}

/// <summary>A formal name that it no longer has.</summary>
/// <param name="Name">The name.</param>
/// <param name="Until">The day from which it has another; null when unknown.</param>
public sealed record FormerName(Text Name, Edtf? Until);

/// <summary>The state of an institution's entry.</summary>
public sealed record Institution
{
    private Institution(Guid id) => Id = id;

    /// <summary>Id of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded.</summary>
    public long Version { get; private init; }

    /// <summary>True once it has been entered.</summary>
    public bool Exists => Version > 0;

    /// <summary>Its code.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What sort it is.</summary>
    public InstitutionKind Kind { get; private init; }

    /// <summary>Its formal name.</summary>
    public Text Name { get; private init; } = new("");

    /// <summary>Formal names it had before, oldest first.</summary>
    public ImmutableList<FormerName> FormerNames { get; private init; } = [];

    /// <summary>Other names, in the order learned.</summary>
    public ImmutableList<string> Aliases { get; private init; } = [];

    /// <summary>Names that were taken away: no source brings them back.</summary>
    public ImmutableSortedSet<string> RemovedAliases { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Its region; null when unknown.</summary>
    public string? Region { get; private init; }

    /// <summary>The institution above; null when unknown or none.</summary>
    public string? Under { get; private init; }

    /// <summary>Code of the entry that stands for this one since they were merged; null for an entry of its own.</summary>
    public string? MergedInto { get; private init; }

    /// <summary>Codes of the entries that were merged into this one, in that order.</summary>
    public ImmutableList<string> MergedFrom { get; private init; } = [];

    /// <summary>Its figures, in the order recorded.</summary>
    public ImmutableList<FigureOnRecord> Figures { get; private init; } = [];

    /// <summary>Ids of the sources that its kind, region and institution above rest on; a fact decided here, or not known, is absent.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What sources last said against the record, by the source's id.</summary>
    public ImmutableSortedDictionary<string, InstitutionSaidOtherwise> SaidOtherwise { get; private init; } =
        ImmutableSortedDictionary.Create<string, InstitutionSaidOtherwise>(StringComparer.Ordinal);

    /// <summary>Every name it has or had, each once, the formal one first.</summary>
    public IEnumerable<string> Names =>
        FormerNames.Select(f => f.Name).Prepend(Name).SelectMany(n => new[] { n.Zh, n.En }).OfType<string>().Concat(Aliases).Distinct(StringComparer.Ordinal);

    /// <summary>An institution of which nothing has been recorded yet.</summary>
    /// <param name="id">Id of its stream.</param>
    public static Institution Unwritten(Guid id) => new(id);

    /// <summary>An institution of which nothing has been recorded yet.</summary>
    /// <param name="code">The code it will have.</param>
    public static Institution Unwritten(string code) => new(DirectoryIds.OfInstitution(code)) { Code = code };

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type.</exception>
    public static Institution Evolve(Institution before, InstitutionEvent happened) => (happened switch
    {
        InstitutionRegistered e => (before with { Code = e.Code, Kind = e.Kind, Name = e.Name, Aliases = [.. e.Aliases], Region = e.Region, Under = e.Under })
            .RestsOn(e.Source, nameof(Kind)).RestsOn(e.Region is null ? null : e.Source, nameof(Region))
            .RestsOn(e.Under is null ? null : e.Source, nameof(Under)),
        InstitutionSupplemented e => before.Supplement(e),
        InstitutionRenamed e => before with { Name = e.Name, FormerNames = before.FormerNames.Add(new FormerName(before.Name, e.On)) },
        AliasAdded e => before with { Aliases = before.Aliases.Add(e.Alias), RemovedAliases = before.RemovedAliases.Remove(e.Alias) },
        AliasRemoved e => before with { Aliases = before.Aliases.Remove(e.Alias), RemovedAliases = before.RemovedAliases.Add(e.Alias) },
        InstitutionReclassified e => (before with { Kind = e.Kind }).RestsOn(e.Source, nameof(Kind)),
        InstitutionMoved e => (before with { Region = e.Region }).RestsOn(e.Source, nameof(Region)),
        InstitutionPlaced e => (before with { Under = e.Under }).RestsOn(e.Source, nameof(Under)),
        InstitutionSaidOtherwise e => before with { SaidOtherwise = before.SaidOtherwise.SetItem(e.Source.Id, e) },
        InstitutionMerged e => before with { MergedInto = e.Into },
        DuplicateTakenOver e => before with
        {
            MergedFrom = before.MergedFrom.Add(e.Code), Aliases = before.Aliases.AddRange(e.Names), RemovedAliases = before.RemovedAliases.Except(e.Names),
        },
        InstitutionFigureRecorded e => before with { Figures = before.Figures.Add(new FigureOnRecord(e.Figure, [])) },
        InstitutionFigureCorrected e => before with { Figures = before.Figures.Corrected(e.Figure) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that an institution knows."),
    }) with { Version = before.Version + 1 };

    /// <summary>The state after several events, in order.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The events.</param>
    public static Institution Fold(Institution before, IEnumerable<InstitutionEvent> happened) => happened.Aggregate(before, Evolve);

    private Institution Supplement(InstitutionSupplemented e)
    {
        var after = this with
        {
            Aliases = Aliases.AddRange(e.Aliases), Region = Region ?? e.Region, Under = Under ?? e.Under, Name = Name with { En = Name.En ?? e.NameEn },
        };
        after = Region is null && e.Region is not null ? after.RestsOn(e.Source, nameof(Region)) : after;
        return Under is null && e.Under is not null ? after.RestsOn(e.Source, nameof(Under)) : after;
    }

    private Institution RestsOn(Source? source, string fact) =>
        this with { Sources = source is null ? Sources.Remove(fact) : Sources.SetItem(fact, source.Id) };
}
