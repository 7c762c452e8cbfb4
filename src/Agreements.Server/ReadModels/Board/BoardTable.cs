using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Board;

/// <summary>The table of the board.</summary>
internal static class BoardTable
{
    public static readonly RowTable<BoardCard> Cards = RowTable.Of<BoardCard>("board_cards", t => t
        .Key(c => c.Id)
        .Column(c => c.Stage)
        .Text(c => c.Title)
        .Named(c => c.Kind)
        .Json(c => c.Principals)
        .Column(c => c.Since)
        .Column(c => c.FromSource)
        .Json(c => c.Unmet)
        .Json(c => c.Related)
        .Column(c => c.OpenQuestions)
        .Named(c => c.Standing)
        .Computed("closed", c => c.IsClosed)
        .Column(c => c.Version)
        .FillFactor(80)
        .Index("longest_first", "(closed, stage, (coalesce(since, date 'infinity')), id)"));
}
