using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Register;

/// <summary>Keeps the register and what it is searched by.</summary>
public static class RegisterHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(RegisterTables.Rows, state.Id, () => RegisterRow.Of(state, e.Timestamp));
        if (SearchRow.CanChangeBy((AgreementEvent)e.Data))
        {
            session.Put(RegisterTables.Search, state.Id, () => SearchRow.Of(RegisterRow.Of(state, e.Timestamp)));
        }
    }
}

/// <summary>Takes each type of event that <see cref="RegisterHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class RegisterHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="RegisterHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => RegisterHandler.PutAsync(e, session, ct);
}
