using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>Keeps the list of what is owed.</summary>
public static class CommitmentHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(CommitmentTable.Rows, state.Id, () => CommitmentRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="CommitmentHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class CommitmentHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="CommitmentHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => CommitmentHandler.PutAsync(e, session, ct);
}
