namespace Agreements.Domain.Directory;

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
/// <param name="NameEn">The formal name in English, where it was unknown before; null otherwise.</param>
public sealed record InstitutionSupplemented(IReadOnlyList<string> Aliases, string? Region, string? Under, Source? Source, string? NameEn = null)
    : InstitutionEvent;

/// <summary>It has another formal name from a day on; the one before stays as a former name.</summary>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record InstitutionRenamed(Text Name, Edtf? On, Source? Source) : InstitutionEvent, IDated;

/// <summary>It goes by another name too.</summary>
/// <param name="Alias">The name.</param>
public sealed record AliasAdded(string Alias) : InstitutionEvent;

/// <summary>It does not go by this name.</summary>
/// <param name="Alias">The name.</param>
public sealed record AliasRemoved(string Alias) : InstitutionEvent;

/// <summary>It is of another sort than was recorded.</summary>
/// <param name="Kind">The sort.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record InstitutionReclassified(InstitutionKind Kind, Source? Source) : InstitutionEvent;

/// <summary>It is in another region than was recorded.</summary>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when it is not known after all.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record InstitutionMoved(string? Region, Source? Source) : InstitutionEvent;

/// <summary>Another institution stands above it than was recorded.</summary>
/// <param name="Under">Code of the institution above; null for none.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record InstitutionPlaced(string? Under, Source? Source) : InstitutionEvent;

/// <summary>A source says something else than the record, which rests on another source or was decided here: the record stays, this stands beside it.</summary>
/// <param name="Kind">The sort it says; null where it does not differ.</param>
/// <param name="Region">The region it says; null likewise.</param>
/// <param name="Under">Code of the institution above that it says; null likewise.</param>
/// <param name="Source">The source.</param>
public sealed record InstitutionSaidOtherwise(InstitutionKind? Kind, string? Region, string? Under, Source Source) : InstitutionEvent;

/// <summary>The entry was found to be of an institution that has another entry, which stands for both from now on.</summary>
/// <param name="Into">Code of the surviving entry.</param>
/// <param name="Reason">How it was found out.</param>
public sealed record InstitutionMerged(string Into, string Reason) : InstitutionEvent;

/// <summary>The entry stands for another one of the same institution too, and takes over its names.</summary>
/// <param name="Code">Code of the entry that was merged into this one.</param>
/// <param name="Names">Names not known here before.</param>
public sealed record DuplicateTakenOver(string Code, IReadOnlyList<string> Names) : InstitutionEvent;

/// <summary>A figure of the institution was recorded.</summary>
/// <param name="Figure">The figure.</param>
public sealed record InstitutionFigureRecorded(Figure Figure) : InstitutionEvent, IDated
{
    Edtf? IDated.On => Figure.AsOf;
}

/// <summary>A figure of the institution was wrong.</summary>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why; null when its own source says so.</param>
public sealed record InstitutionFigureCorrected(Figure Figure, string? Reason) : InstitutionEvent, IDated
{
    Edtf? IDated.On => Figure.AsOf;
}
