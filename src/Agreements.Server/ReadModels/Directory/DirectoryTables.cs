using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>The tables of the directory.</summary>
internal static class DirectoryTables
{
    public static readonly RowTable<InstitutionRow> Institutions = RowTable.Of<InstitutionRow>("directory_institutions", t => t
        .Key(i => i.Id)
        .Column(i => i.Code)
        .Named(i => i.Kind)
        .Text(i => i.Name, inChineseOrder: true)
        .Column(i => i.Aliases)
        .Column(i => i.FormerNames)
        .Column(i => i.Region)
        .Column(i => i.Under)
        .Column(i => i.MergedInto)
        .Column(i => i.Version)
        .Unique("code")
        .Index("by_region", "(region text_pattern_ops)")
        .Index("by_name", "(name_zh, id)")
        .Index("by_under", "(under) where under is not null")
        .Index("by_survivor", "(merged_into) where merged_into is not null"));

    public static readonly RowTable<BodyRow> Bodies = RowTable.Of<BodyRow>("directory_bodies", t => t
        .Key(b => b.Id)
        .Column(b => b.Code)
        .Named(b => b.Kind)
        .Text(b => b.Name, inChineseOrder: true)
        .Column(b => b.FormerNames)
        .Column(b => b.Chair)
        .Column(b => b.CoLeads)
        .Column(b => b.Members)
        .Column(b => b.MembersComplete)
        .Json(b => b.Memberships)
        .Computed("involved", b => b.Involved)
        .Column(b => b.FoundedOn)
        .Column(b => b.FoundedBy)
        .Column(b => b.DissolvedOn)
        .Column(b => b.Version)
        .Unique("code")
        .Index("by_name", "(name_zh, id)")
        .Index("by_involved", "using gin (involved)"));

    /// <summary>Put only when a name changes, like the search of the register.</summary>
    public static readonly RowTable<EntrySearchRow> InstitutionSearch = Search("directory_institution_search");

    /// <inheritdoc cref="InstitutionSearch"/>
    public static readonly RowTable<EntrySearchRow> BodySearch = Search("directory_body_search");

    private static RowTable<EntrySearchRow> Search(string table) => RowTable.Of<EntrySearchRow>(table, t => t
        .Key(s => s.Id)
        .Tokens(s => s.Tokens)
        .Column(s => s.Haystack)
        .Column(s => s.Initials)
        .Column(s => s.Pinyin)
        .Column(s => s.Version)
        .Index("tokens", "using gin (tokens) with (gin_pending_list_limit = 65536)"));
}
