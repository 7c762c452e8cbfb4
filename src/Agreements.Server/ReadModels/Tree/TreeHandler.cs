using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>Keeps the tree of agreements.</summary>
public static class TreeHandler
{
    /// <summary>Puts the agreement's node after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(TreeTable.Nodes, state.Id, () => TreeNode.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="TreeHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class TreeHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="TreeHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => TreeHandler.PutAsync(e, session, ct);
}
