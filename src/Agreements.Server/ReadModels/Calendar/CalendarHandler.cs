using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>Keeps what falls due by itself.</summary>
public static class CalendarHandler
{
    /// <summary>Puts what falls due after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(CalendarTable.Rows, state.Id, () => CalendarRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="CalendarHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class CalendarHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="CalendarHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => CalendarHandler.PutAsync(e, session, ct);
}
