using JasperFx;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

internal sealed class ProjectionDaemon(DocumentStore store, ILogger? logger) : IProjectionDaemon
{
    public ShardStateTracker Tracker { get; } = new();

    public bool IsRunning => false;

    public void Dispose() => _ = (store, logger);

    public Task StartAgentAsync(string shardName, CancellationToken token) => throw new NotSupportedException();

    public Task StopAgentAsync(string shardName, Exception? ex = null) => throw new NotSupportedException();

    public Task StartAllAsync() => throw new NotSupportedException();

    public Task StopAllAsync() => throw new NotSupportedException();

    public Task WaitForNonStaleData(TimeSpan timeout) => throw new NotSupportedException();

    public long HighWaterMark() => Tracker.HighWaterMark;

    public AgentStatus StatusFor(string shardName) => AgentStatus.Stopped;

    public IReadOnlyList<ISubscriptionAgent> CurrentAgents() => [];

    public bool HasAnyPaused() => false;

    public Task RewindSubscriptionAsync(string subscriptionName, CancellationToken token, long? sequenceFloor = 0, DateTimeOffset? timestamp = null) =>
        throw new NotSupportedException();
}
