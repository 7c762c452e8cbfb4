using System.Reflection;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Configuration;
using Wolverine.ErrorHandling;
using Wolverine.Transports.Local;

namespace Wolverine;

/// <summary>Configuration of the message bus, complete once the host is built.</summary>
public sealed class WolverineOptions : IPolicies
{
    private readonly List<Action> _lazy = [];

    internal WolverineOptions(IServiceCollection services)
    {
        Services = services;
        ServiceName = Assembly.GetEntryAssembly()?.GetName().Name ?? "wolverine";
    }

    /// <summary>The assembly searched for handlers and validators; null: the process's entry assembly.</summary>
    public Assembly? ApplicationAssembly { get; set; }

    /// <summary>Name of this application on the messages it sends.</summary>
    public string ServiceName { get; set; }

    /// <summary>Whether <see cref="IMessageContext.UserName"/> goes on to the messages sent from a context. Default false.</summary>
    public bool EnableRelayOfUserName { get; set; }

    /// <summary>
    /// Whether a starting host creates the tables of messages where they are missing. With <see cref="AutoCreate.None"/> they must be there, or
    /// the host does not start. Default <see cref="AutoCreate.CreateOrUpdate"/>; what the event store's own setting forbids is not done either.
    /// </summary>
    public AutoCreate AutoBuildMessageStorageOnStartup { get; set; } = AutoCreate.CreateOrUpdate;

    /// <summary>Where handlers are looked for.</summary>
    public HandlerDiscovery Discovery { get; } = new();

    /// <summary>Polling and ownership of stored messages.</summary>
    public DurabilitySettings Durability { get; } = new();

    /// <summary>Rules for all handlers and queues.</summary>
    public IPolicies Policies => this;

    /// <summary>The container's registrations.</summary>
    public IServiceCollection Services { get; }

    /// <summary>What to do when handlers fail; rules of a handler itself come first.</summary>
    public FailureRuleCollection Failures { get; } = new();

    internal bool TransactionsAreAutomatic { get; private set; }

    internal bool LocalQueuesAreDurable { get; private set; }

    internal bool ValidatesMessages { get; set; }

    internal Dictionary<string, LocalQueueSettings> Queues { get; } = new(StringComparer.Ordinal);

    internal Dictionary<Type, List<LocalQueueSettings>> Subscriptions { get; } = [];

    void IPolicies.AutoApplyTransactions() => TransactionsAreAutomatic = true;

    void IPolicies.UseDurableLocalQueues() => LocalQueuesAreDurable = true;

    /// <summary>Settings of the named local queue; names are lower-cased.</summary>
    public LocalQueueConfiguration LocalQueue(string queueName) => new(Queue(queueName));

    /// <summary>Starts a rule that sends messages of type <typeparamref name="TMessageType"/> somewhere else than the queue of that name.</summary>
    public PublishingExpression PublishMessage<TMessageType>() => new(this, typeof(TMessageType));

    internal void ConfigureLazily(Action configure) => _lazy.Add(configure);

    internal void ApplyLazyConfiguration()
    {
        foreach (var configure in _lazy)
        {
            configure();
        }
    }

    internal IReadOnlyList<Assembly> Assemblies()
    {
        var application = ApplicationAssembly ?? Assembly.GetEntryAssembly();
        return application is null ? [.. Discovery.Assemblies] : [.. new[] { application }.Concat(Discovery.Assemblies).Distinct()];
    }

    internal LocalQueueSettings Queue(string name)
    {
#pragma warning disable CA1308 // The real library lower-cases queue names; stored addresses carry them.
        var key = name.ToLowerInvariant();
#pragma warning restore CA1308
        if (!Queues.TryGetValue(key, out var settings))
        {
            Queues[key] = settings = new LocalQueueSettings(key);
        }

        return settings;
    }
}
