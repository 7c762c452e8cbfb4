using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Court;

/// <summary>Keeps what waits for whom.</summary>
public static class CourtHandler
{
    /// <summary>Puts what the agreement waits for after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        var related = await session.RelatedAsync(Guards.NeedsForNext(state), ct);
        session.Put(CourtTable.Rows, state.Id, () => CourtRow.Of(state, e.Timestamp, related));
    }
}

/// <summary>Takes each type of event that <see cref="CourtHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class CourtHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="CourtHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => CourtHandler.PutAsync(e, session, ct);
}
