using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>The tables of who sees what, and the statements that join them into <c>sights.seen_by</c>.</summary>
internal static class VisibilityTables
{
    /// <summary>Its column <c>seen_by</c> holds both codes, and all that stand above them by the edges; the statements below keep it.</summary>
    public static readonly RowTable<VisibilityRow> Rows = RowTable.Of<VisibilityRow>("sights", t => t
        .Key(r => r.Id)
        .Column(r => r.Codes)
        .Column(r => r.Approving)
        .KeptElsewhere("seen_by", "text[] not null default '{}'")
        .Column(r => r.Version)
        .FillFactor(80)
        .Index("by_seer", "using gin (seen_by)"));

    public static readonly RowTable<VisibilityEdge> Edges = RowTable.Of<VisibilityEdge>("sight_edges", t => t
        .Key(e => e.Id)
        .Column(e => e.Code)
        .Column(e => e.Above)
        .Column(e => e.Version)
        .Index("by_code", "(code)"));

    /// <summary>Joins anew what some agreements and engagements are seen by.</summary>
    public static readonly string LookAgainAtRows = LookAgain("k.id = any(?)");

    /// <summary>
    /// Joins anew what is seen by some entries of the directory. Whatever is seen through an entry is seen by the entry, so these are all
    /// that a change of it can concern; it runs after the statements that put entries, and so sees the last of them, whatever came first.
    /// </summary>
    public static readonly string LookAgainFromEntries = LookAgain("k.seen_by && ?");

    private static string LookAgain(string which) =>
        $"""
        update sights s set seen_by = n.codes
        from (select k.id, array({Upwards("select unnest(k.codes || k.approving)")}) as codes from sights k where {which}) n
        where s.id = n.id and s.seen_by is distinct from n.codes
        """;

    /// <summary>A query of the codes that stand above some, these included. A circle ends where it began.</summary>
    /// <param name="from">A query of the codes to begin with.</param>
    public static string Upwards(string from) =>
        $"""
        with recursive up(code) as (
            {from} union select a.code from up join sight_edges e on e.code = up.code cross join lateral unnest(e.above) as a(code)
        ) select code from up order by code collate "C"
        """;

    /// <summary>A query of the codes that stand below some, these included: whatever is seen by an entry because it is seen by one of these.</summary>
    /// <param name="from">A query of the codes to begin with.</param>
    public static string Downwards(string from) =>
        $"""
        with recursive down(code) as (
            {from} union select e.code from down join (select s.code, unnest(s.above) as above from sight_edges s) e on e.above = down.code
        ) select code from down
        """;
}
