using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>Keeps the list of results.</summary>
public static class OutcomeHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(OutcomeTable.Rows, state.Id, () => OutcomeRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="OutcomeHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class OutcomeHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="OutcomeHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => OutcomeHandler.PutAsync(e, session, ct);
}
