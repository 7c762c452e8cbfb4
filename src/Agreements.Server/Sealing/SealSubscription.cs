using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Subscriptions;
using Marten;

namespace Agreements.Server.Sealing;

/// <summary>
/// Seals behind the log: an ordered subscription of its own, told how far nothing is still being written. It asks Marten for no events, since what is sealed
/// is what the table has and not what the code makes of it, and events that the code cannot read are sealed too.
/// </summary>
internal sealed class SealSubscription : SubscriptionBase
{
    /// <summary>Its name.</summary>
    public const string Subscription = "seal";

    private readonly Sealer _sealer;

    /// <summary>The subscription of a host.</summary>
    /// <param name="sealer">Adds the leaves.</param>
    public SealSubscription(Sealer sealer)
    {
        (_sealer, Name) = (sealer, Subscription);
        IncludeType<NeverRecorded>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        await _sealer.SealAsync(page.SequenceCeiling, cancellationToken);
        return NullChangeListener.Instance;
    }

    /// <summary>What is asked for in place of all events.</summary>
    private sealed record NeverRecorded;
}
