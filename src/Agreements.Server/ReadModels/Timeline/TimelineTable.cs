namespace Agreements.Server.ReadModels.Timeline;

/// <summary>The table of the histories: rows are added, never changed.</summary>
internal static class TimelineTable
{
    public static readonly RowTable<TimelineEntry> Entries = RowTable.Of<TimelineEntry>("timeline_entries", t => t
        .Key(e => e.AgreementId)
        .Key(e => e.Version)
        .Column(e => e.Sequence)
        .Column(e => e.Type)
        .Column(e => e.Happened)
        .Column(e => e.RecordedAt)
        .Column(e => e.User, "\"user\"")
        .Column(e => e.Institution)
        .Computed("sentence_zh", e => e.Sentence.Zh)
        .Computed("sentence_en", e => e.Sentence.EnOrZh)
        .Computed("stage_after", e => (short)e.StageAfter)
        .Column(e => e.For, "stood_for")
        .NeverReplaced());
}
