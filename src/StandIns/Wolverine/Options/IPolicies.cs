using Wolverine.ErrorHandling;

namespace Wolverine;

/// <summary>Rules for all handlers and queues.</summary>
public interface IPolicies : IWithFailurePolicies
{
    /// <summary>Commits the session after every handler that takes one.</summary>
    void AutoApplyTransactions();

    /// <summary>Stores every message before it enters a local queue. Without it, this library refuses to send messages.</summary>
    void UseDurableLocalQueues();
}
