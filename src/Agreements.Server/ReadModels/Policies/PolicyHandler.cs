using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>Keeps the published policies.</summary>
public static class PolicyHandler
{
    /// <summary>Puts what was published.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        session.Put(PolicyTable.Rows, PolicyRow.Of(e));
        return Task.CompletedTask;
    }
}

/// <summary>Takes each type of event that <see cref="PolicyHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class PolicyHandler<T>
    where T : PolicyEvent
{
    /// <inheritdoc cref="PolicyHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => PolicyHandler.PutAsync(e, session, ct);
}
