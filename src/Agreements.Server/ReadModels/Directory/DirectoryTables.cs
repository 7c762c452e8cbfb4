using BodyCol = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Directory.BodyRow>;
using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Directory.InstitutionRow>;
using SearchCol = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Directory.EntrySearchRow>;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>The tables of the directory.</summary>
internal static class DirectoryTables
{
    public static readonly RowTable<InstitutionRow> Institutions = new(
        "directory_institutions", "id", i => i.Id, "t.version < excluded.version",
        Col.Uuid("id", i => i.Id),
        Col.Text("code", i => i.Code),
        Col.Text("kind", i => KebabEnum<InstitutionKind>.Name(i.Kind)),
        Col.Text("name_zh", i => i.Name.Zh),
        Col.Text("name_en", i => i.Name.En),
        Col.Texts("aliases", i => i.Aliases),
        Col.Texts("former_names", i => i.FormerNames),
        Col.Text("region", i => i.Region),
        Col.Text("under", i => i.Under),
        Col.Text("merged_into", i => i.MergedInto),
        Col.BigInt("version", i => i.Version));

    public static readonly RowTable<BodyRow> Bodies = new(
        "directory_bodies", "id", b => b.Id, "t.version < excluded.version",
        BodyCol.Uuid("id", b => b.Id),
        BodyCol.Text("code", b => b.Code),
        BodyCol.Text("kind", b => KebabEnum<BodyKind>.Name(b.Kind)),
        BodyCol.Text("name_zh", b => b.Name.Zh),
        BodyCol.Text("name_en", b => b.Name.En),
        BodyCol.Texts("former_names", b => b.FormerNames),
        BodyCol.Text("chair", b => b.Chair),
        BodyCol.Texts("co_leads", b => b.CoLeads),
        BodyCol.Texts("members", b => b.Members),
        BodyCol.Bool("members_complete", b => b.MembersComplete),
        BodyCol.Json("memberships", b => b.Memberships),
        BodyCol.Texts("involved", b => b.Involved),
        BodyCol.Text("founded_on", b => b.FoundedOn),
        BodyCol.Text("founded_by", b => b.FoundedBy),
        BodyCol.Text("dissolved_on", b => b.DissolvedOn),
        BodyCol.BigInt("version", b => b.Version));

    /// <summary>Put only when a name changes, like the search of the register.</summary>
    public static readonly RowTable<EntrySearchRow> InstitutionSearch = Search("directory_institution_search");

    /// <inheritdoc cref="InstitutionSearch"/>
    public static readonly RowTable<EntrySearchRow> BodySearch = Search("directory_body_search");

    private static RowTable<EntrySearchRow> Search(string table) => new(
        table, "id", s => s.Id, "t.version < excluded.version",
        SearchCol.Uuid("id", s => s.Id),
        SearchCol.Texts("tokens", s => s.Names.Tokens),
        SearchCol.Text("haystack", s => s.Names.Haystack),
        SearchCol.Text("initials", s => s.Names.Initials),
        SearchCol.Text("pinyin", s => s.Names.Pinyin),
        SearchCol.BigInt("version", s => s.Version));
}
