using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>Keeps the histories.</summary>
public static class TimelineHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct) =>
        session.Put(TimelineTable.Entries, TimelineEntry.Of(e, await session.AgreementAfterAsync(e, ct)));
}

/// <summary>Takes each type of event that <see cref="TimelineHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class TimelineHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="TimelineHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => TimelineHandler.PutAsync(e, session, ct);
}
