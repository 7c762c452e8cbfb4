using BodyCol = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Directory.BodyRow>;
using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Directory.InstitutionRow>;

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
        Col.Text("region", i => i.Region),
        Col.Text("under", i => i.Under),
        Col.BigInt("version", i => i.Version));

    public static readonly RowTable<BodyRow> Bodies = new(
        "directory_bodies", "id", b => b.Id, "t.version < excluded.version",
        BodyCol.Uuid("id", b => b.Id),
        BodyCol.Text("code", b => b.Code),
        BodyCol.Text("kind", b => KebabEnum<BodyKind>.Name(b.Kind)),
        BodyCol.Text("name_zh", b => b.Name.Zh),
        BodyCol.Text("name_en", b => b.Name.En),
        BodyCol.Text("chair", b => b.Chair),
        BodyCol.Texts("co_leads", b => b.CoLeads),
        BodyCol.Texts("members", b => b.Members),
        BodyCol.Bool("members_complete", b => b.MembersComplete),
        BodyCol.Text("founded_on", b => b.FoundedOn),
        BodyCol.Text("founded_by", b => b.FoundedBy),
        BodyCol.BigInt("version", b => b.Version));
}
