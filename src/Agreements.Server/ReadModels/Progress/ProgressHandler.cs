using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>Keeps the measures of progress.</summary>
public static class ProgressHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(ProgressTable.Rows, state.Id, () => ProgressRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="ProgressHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class ProgressHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="ProgressHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => ProgressHandler.PutAsync(e, session, ct);
}
