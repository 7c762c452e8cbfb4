using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten.Subscriptions;

namespace Marten.Internal;

/// <summary>A subscription with its options, which it brings itself or gets here.</summary>
internal sealed class RegisteredSubscription
{
    public RegisteredSubscription(ISubscription subscription)
    {
        Subscription = subscription;
        Options = subscription as ISubscriptionOptions ?? new PlainOptions { Name = subscription.GetType().Name };
    }

    public ISubscription Subscription { get; }

    public ISubscriptionOptions Options { get; }

    public ShardName Name => new(Options.Name, ShardName.All, Options.Version);

    public IReadOnlyList<Type> IncludedTypes => ((EventFilterable)Options).IncludedEventTypes;

    private sealed class PlainOptions : EventFilterable, ISubscriptionOptions
    {
        public required string Name { get; set; }

        public uint Version { get; set; } = 1;

        public AsyncOptions Options { get; } = new();
    }
}
