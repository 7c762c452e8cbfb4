using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>Keeps the indicators and their figures.</summary>
public static class IndicatorHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(IndicatorTable.Rows, state.Id, () => IndicatorRow.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="IndicatorHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class IndicatorHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="IndicatorHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => IndicatorHandler.PutAsync(e, session, ct);
}
