using Agreements.Server.Localization.ChineseText;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>An institution in the directory.</summary>
/// <param name="Id">Id of its stream.</param>
/// <param name="Code">Its code, unique.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names, in the order learned.</param>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when unknown.</param>
/// <param name="Under">Code of the institution above it; null when unknown or none.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record InstitutionRow(
    Guid Id, string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under, long Version)
{
    /// <summary>Formal names it had before, oldest first.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Code of the entry that stands for it since they were merged; null for an entry of its own.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The row of an institution in a state.</summary>
    /// <param name="state">The state.</param>
    public static InstitutionRow Of(Institution state) =>
        new(state.Id, state.Code, state.Kind, state.Name, state.Aliases, state.Region, state.Under, state.Version)
        {
            FormerNames = [.. state.FormerNames.Select(f => f.Name.Zh)], MergedInto = state.MergedInto,
        };
}

/// <summary>A standing body in the directory.</summary>
/// <param name="Id">Id of its stream.</param>
/// <param name="Code">Its code, unique.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or none.</param>
/// <param name="CoLeads">Codes of the institutions that lead together.</param>
/// <param name="Members">Codes of the present members known.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day, in EDTF; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record BodyRow(
    Guid Id, string Code, BodyKind Kind, Text Name, string? Chair, IReadOnlyList<string> CoLeads, IReadOnlyList<string> Members,
    bool MembersComplete, string? FoundedOn, string? FoundedBy, long Version)
{
    /// <summary>Names it had before, oldest first.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Who is and was a member, in the order learned.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>Its last day, in EDTF; null while it stands.</summary>
    public string? DissolvedOn { get; init; }

    /// <summary>Codes of all institutions that have or had to do with it.</summary>
    public IEnumerable<string> Involved =>
        Memberships.Select(m => m.Institution).Concat(CoLeads).Concat(Chair is null ? [] : [Chair]).Distinct(StringComparer.Ordinal);

    /// <summary>The row of a body in a state that has facts.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidOperationException">Nothing is known of the body.</exception>
    public static BodyRow Of(Body state) => state.Facts is { } f
        ? new BodyRow(state.Id, f.Code, f.Kind, f.Name, f.Chair, f.CoLeads, f.Members, f.MembersComplete, f.FoundedOn?.Value, f.FoundedBy, state.Version)
        {
            FormerNames = [.. state.FormerNames.Select(n => n.Name.Zh)], Memberships = state.Memberships, DissolvedOn = state.DissolvedOn?.Value,
        }
        : throw new InvalidOperationException($"Nothing has been recorded of body {state.Id}.");
}

/// <summary>What an entry of the directory is found by, see <see cref="SearchDocument"/>.</summary>
/// <param name="Id">Id of its stream.</param>
/// <param name="Tokens">The tokens of every name it has or had.</param>
/// <param name="Haystack">The names themselves, folded.</param>
/// <param name="Initials">First letters of their pinyin.</param>
/// <param name="Pinyin">Their pinyin.</param>
/// <param name="Version">The version of its stream in which this could last change.</param>
public sealed record EntrySearchRow(Guid Id, IReadOnlyList<string> Tokens, string Haystack, string Initials, string Pinyin, long Version)
{
    /// <summary>Whether an event can change what its entry is found by.</summary>
    /// <param name="happened">The event.</param>
    public static bool CanChangeBy(DirectoryEvent happened) => happened is
        InstitutionRegistered or InstitutionSupplemented or InstitutionRenamed or AliasAdded or AliasRemoved or DuplicateTakenOver
        or BodyRegistered or BodyDescribed or BodyRenamed;

    /// <summary>What an institution is found by: its names, and its code.</summary>
    /// <param name="state">The institution.</param>
    public static EntrySearchRow Of(Institution state) => Of(state.Id, [.. state.Names, state.Code], state.Version);

    /// <summary>What a body is found by: its names, and its code.</summary>
    /// <param name="state">The body.</param>
    public static EntrySearchRow Of(Body state) => Of(
        state.Id, [.. state.FormerNames.Select(f => f.Name).Prepend(state.Facts!.Name).SelectMany(n => new[] { n.Zh, n.En }), state.Facts.Code], state.Version);

    private static EntrySearchRow Of(Guid id, IEnumerable<string?> names, long version)
    {
        var found = SearchDocument.Of(names);
        return new EntrySearchRow(id, found.Tokens(), found.Haystack, found.Initials, found.Pinyin, version);
    }
}

/// <summary>A region and how many institutions are in it.</summary>
/// <param name="Path">From large to small, parts split by <c>/</c>.</param>
/// <param name="Institutions">How many institutions are in it, those of its parts among them.</param>
public sealed record RegionCount(string Path, int Institutions);
