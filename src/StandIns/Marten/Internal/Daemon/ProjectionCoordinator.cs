using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

internal sealed class ProjectionCoordinator(DocumentStore store, ILogger<ProjectionCoordinator>? logger)
    : Marten.Events.Daemon.Coordination.IProjectionCoordinator, IDisposable
{
    private readonly ProjectionDaemon _daemon = new(store, logger);

    public IProjectionDaemon DaemonForMainDatabase() => _daemon;

    public Task PauseAsync() => Task.CompletedTask;

    public Task ResumeAsync() => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _daemon.Dispose();
}
