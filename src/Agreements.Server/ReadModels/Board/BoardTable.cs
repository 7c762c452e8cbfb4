using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Board.BoardCard>;

namespace Agreements.Server.ReadModels.Board;

/// <summary>The table of the board.</summary>
internal static class BoardTable
{
    public static readonly RowTable<BoardCard> Cards = new(
        "board_cards", "id", c => c.Id, "t.version < excluded.version",
        Col.Uuid("id", c => c.Id),
        Col.SmallInt("stage", c => (short)c.Stage),
        Col.Text("title_zh", c => c.Title.Zh),
        Col.Text("title_en", c => c.Title.En),
        Col.Text("kind", c => KebabEnum<AgreementKind>.Name(c.Kind)),
        Col.Json("principals", c => c.Principals),
        Col.MaybeDate("since", c => c.Since),
        Col.Bool("from_source", c => c.FromSource),
        Col.Json("unmet", c => c.Unmet),
        Col.Int("open_questions", c => c.OpenQuestions),
        Col.Text("standing", c => KebabEnum<Standing>.Name(c.Standing)),
        Col.Bool("closed", c => c.IsClosed),
        Col.BigInt("version", c => c.Version));
}
