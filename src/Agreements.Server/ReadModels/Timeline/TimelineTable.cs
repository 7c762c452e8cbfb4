using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Timeline.TimelineEntry>;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>The table of the histories: rows are added, never changed.</summary>
internal static class TimelineTable
{
    public static readonly RowTable<TimelineEntry> Entries = new(
        "timeline_entries", "agreement_id, version", e => (e.AgreementId, e.Version), onConflict: null,
        Col.Uuid("agreement_id", e => e.AgreementId),
        Col.BigInt("version", e => e.Version),
        Col.BigInt("sequence", e => e.Sequence),
        Col.Text("type", e => e.Type),
        Col.Text("happened", e => e.Happened),
        Col.Timestamp("recorded_at", e => e.RecordedAt),
        Col.Text("\"user\"", e => e.User),
        Col.Text("institution", e => e.Institution),
        Col.Text("sentence_zh", e => e.Sentence.Zh),
        Col.Text("sentence_en", e => e.Sentence.EnOrZh),
        Col.SmallInt("stage_after", e => (short)e.StageAfter),
        Col.Text("stood_for", e => e.For));
}
