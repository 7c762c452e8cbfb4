using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Flow;

/// <summary>Keeps the flow through the stages.</summary>
public static class FlowHandler
{
    /// <summary>Puts the move that the event made, if it made one.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        if (FlowMove.Of(e, await session.AgreementAfterAsync(e, ct)) is { } move)
        {
            session.Put(FlowTable.Moves, move);
        }
    }
}

/// <summary>Takes each type of event that <see cref="FlowHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class FlowHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="FlowHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => FlowHandler.PutAsync(e, session, ct);
}
