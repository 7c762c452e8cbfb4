using Agreements.Server.Localization.ChineseText;
using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Register;

/// <summary>What an agreement is found by, see <see cref="SearchDocument"/>.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Tokens">The tokens of its titles, the names of its parties and its reference.</param>
/// <param name="Institutions">Codes of the institutions among its parties.</param>
/// <param name="Haystack">These texts, folded.</param>
/// <param name="Initials">First letters of their pinyin.</param>
/// <param name="Pinyin">Their pinyin.</param>
/// <param name="Version">The version of its stream in which this could last change.</param>
public sealed record SearchRow(
    Guid Id, IReadOnlyList<string> Tokens, IReadOnlyList<string> Institutions, string Haystack, string Initials, string Pinyin, long Version)
{
    /// <summary>Whether an event can change what an agreement is found by.</summary>
    /// <param name="happened">The event.</param>
    public static bool CanChangeBy(AgreementEvent happened) => happened is
        AgreementProposed or JoiningEvent or CorrectingEvent or AmendingEvent or FactReported or ContradictionResolved;

    /// <summary>What an agreement is found by in a state.</summary>
    /// <param name="state">The state.</param>
    public static SearchRow Of(Agreement state)
    {
        var found = FoundBy(state);
        return new SearchRow(
            state.Id, found.Tokens(), RegisterRow.InstitutionsOf(state), found.Haystack, found.Initials, found.Pinyin, state.Version);
    }

    /// <summary>The texts that an agreement is found by in a state, and how they sound.</summary>
    /// <param name="state">The state.</param>
    public static SearchDocument FoundBy(Agreement state) => SearchDocument.Of(
        [state.Title.Zh, state.Title.En, state.Reference, .. state.Parties.SelectMany(p => new[] { p.Name.Zh, p.Name.En })]);
}

/// <summary>The tables of the register.</summary>
internal static class RegisterTables
{
    // Counting by stage, kind and standing what a search found needs no more than the index of the key.
    public static readonly RowTable<RegisterRow> Rows = RowTable.Of<RegisterRow>("register_rows", t => t
        .Key(r => r.Id)
        .KeyIncluding("stage, kind, standing")
        .Column(r => r.Reference)
        .Named(r => r.Kind)
        .Column(r => r.Stage)
        .Named(r => r.Standing)
        .Text(r => r.Title, inChineseOrder: true)
        .Column(r => r.Parent)
        .Json(r => r.Parties)
        .Column(r => r.Institutions)
        .Column(r => r.SignedOn)
        .Column(r => r.SignedEarliest)
        .Column(r => r.SignedLatest)
        .Json(r => r.Gaps)
        .Column(r => r.SourceId)
        .Column(r => r.RecordedAt, keepsFirst: true)
        .Column(r => r.UpdatedAt)
        .Column(r => r.Version)
        .FillFactor(80)
        .Index("by_title", "(title_zh, id)")
        .Index("by_stage", "(stage, title_zh, id)")
        .Index("by_signed", "((coalesce(signed_earliest, date 'infinity')), id)")
        .Index("by_signed_desc", "((coalesce(signed_earliest, date '-infinity')), id)")
        .Index("by_updated", "(updated_at, id)")
        .Index("by_parent", "(parent) where parent is not null")
        .Index("by_reference", "(reference) where reference is not null")
        .Index("asleep", "(updated_at, id) where stage = 3")
        .Index("facets", "(stage, kind, standing)"));

    /// <summary>
    /// Put only when what it says changes: each change of an indexed list costs dozens of index entries. Tokens wait in a long list and are
    /// sorted in by autovacuum, not by the subscription in the middle of a page.
    /// </summary>
    public static readonly RowTable<SearchRow> Search = RowTable.Of<SearchRow>("register_search", t => t
        .Key(s => s.Id)
        .Tokens(s => s.Tokens)
        .Column(s => s.Institutions)
        .Column(s => s.Haystack)
        .Column(s => s.Initials)
        .Column(s => s.Pinyin)
        .Column(s => s.Version)
        .Index("tokens", "using gin (tokens) with (gin_pending_list_limit = 65536)")
        .Index("institutions", "using gin (institutions)"));
}
