using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Flow.FlowMove>;

namespace Agreements.Server.ReadModels.Flow;

/// <summary>The table of moves: rows are added, never changed.</summary>
internal static class FlowTable
{
    public static readonly RowTable<FlowMove> Moves = new(
        "flow_moves", "agreement_id, version", m => (m.AgreementId, m.Version), onConflict: null,
        Col.Uuid("agreement_id", m => m.AgreementId),
        Col.BigInt("version", m => m.Version),
        Col.SmallInt("stage", m => (short)m.Stage),
        Col.Bool("ended", m => m.Ended),
        Col.MaybeDate("day", m => m.Day),
        Col.MaybeDate("earliest", m => m.Earliest),
        Col.Date("known_by", m => m.KnownBy));
}
