using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Board;

/// <summary>Keeps the cards of the board.</summary>
public static class BoardHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<BoardCard> page) =>
        page.Put<Agreement, BoardCard>(BoardTable.Cards, (state, last) => BoardCard.Of(state, Shanghai.Day(last.Event.Timestamp)));
}
