using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Board;

/// <summary>Keeps the board of stages.</summary>
public static class BoardHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        var related = await session.RelatedAsync(Guards.NeedsForNext(state), ct);
        session.Put(BoardTable.Cards, state.Id, () => BoardCard.Of(state, Shanghai.Day(e.Timestamp), related));
    }
}

/// <summary>Takes each type of event that <see cref="BoardHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class BoardHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="BoardHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => BoardHandler.PutAsync(e, session, ct);
}
