using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Participations.Participation>;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>The table of who takes part in what.</summary>
internal static class ParticipationTable
{
    public static readonly RowTable<Participation> Rows = new(
        "participations", "id", p => p.Id, "t.version < excluded.version",
        Col.Uuid("id", p => p.Id),
        Col.Text("kind", p => KebabEnum<AgreementKind>.Name(p.Kind)),
        Col.SmallInt("stage", p => (short)p.Stage),
        Col.Text("standing", p => KebabEnum<Standing>.Name(p.Standing)),
        Col.Text("title_zh", p => p.Title.Zh),
        Col.Text("title_en", p => p.Title.En),
        Col.Texts("codes", p => p.Codes),
        Col.Json("parties", p => p.Parties),
        Col.Json("owed", p => p.Owed),
        Col.BigInt("version", p => p.Version));
}
