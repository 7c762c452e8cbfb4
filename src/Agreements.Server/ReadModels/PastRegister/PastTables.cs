using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.PastRegister;

/// <summary>The tables of the past register: rows are added, never changed.</summary>
internal static class PastTables
{
    // A narrow row for every event; what is long and seldom changes stands apart.
    public static readonly RowTable<PastRow> Rows = RowTable.Of<PastRow>("past_rows", t => t
        .Key(r => r.Id)
        .Key(r => r.Position)
        .Column(r => r.Version)
        .Column(r => r.At)
        .Column(r => r.Stage)
        .Named(r => r.Standing)
        .Column(r => r.SignedEarliest)
        .NeverReplaced()
        .Index("at", "(at, position)"));

    public static readonly RowTable<PastNames> Names = RowTable.Of<PastNames>("past_names", t => t
        .Key(n => n.Id)
        .Key(n => n.Position)
        .Column(n => n.Version)
        .Text(n => n.Title, inChineseOrder: true)
        .Json(n => n.Parties)
        .Column(n => n.Institutions)
        .Column(n => n.Haystack)
        .Column(n => n.Initials)
        .Column(n => n.Pinyin)
        .NeverReplaced());
}
