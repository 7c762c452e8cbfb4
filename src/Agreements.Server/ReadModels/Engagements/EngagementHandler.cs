using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>Keeps the list of engagements.</summary>
public static class EngagementHandler
{
    /// <summary>Puts what the engagement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The event store does not hold the event's stream.</exception>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct) =>
        session.Put(EngagementTable.Rows, EngagementRow.Of(await session.AfterAsync<Engagement>(e, ct)));
}

/// <summary>Takes each type of event that <see cref="EngagementHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class EngagementHandler<T>
    where T : EngagementEvent
{
    /// <inheritdoc cref="EngagementHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => EngagementHandler.PutAsync(e, session, ct);
}
