using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Unknowns;

/// <summary>Keeps what is not known of each agreement.</summary>
public static class UnknownHandler
{
    /// <summary>Puts what is not known after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(UnknownTable.Rows, state.Id, () => UnknownRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="UnknownHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class UnknownHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="UnknownHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => UnknownHandler.PutAsync(e, session, ct);
}
