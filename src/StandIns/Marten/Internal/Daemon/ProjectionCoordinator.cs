using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

/// <summary>Runs the daemon with the host: always, or while this process holds the lock that only one can hold.</summary>
internal sealed class ProjectionCoordinator : Marten.Events.Daemon.Coordination.IProjectionCoordinator, IDisposable
{
    private readonly ProjectionDaemon _daemon;
    private readonly Leadership? _leadership;

    public ProjectionCoordinator(DocumentStore store, ILogger<ProjectionCoordinator>? logger)
    {
        _daemon = new ProjectionDaemon(store, logger);
        _leadership = store.Options.Projections.AsyncMode == DaemonMode.HotCold ? new Leadership(store, _daemon, logger) : null;
    }

    public IProjectionDaemon DaemonForMainDatabase() => _daemon;

    public Task StartAsync(CancellationToken cancellationToken) => ResumeAsync();

    public Task StopAsync(CancellationToken cancellationToken) => PauseAsync();

    public Task ResumeAsync()
    {
        _leadership?.Start();
        return _leadership is null ? _daemon.StartAllAsync() : Task.CompletedTask;
    }

    public Task PauseAsync() => _leadership is null ? _daemon.StopAllAsync() : _leadership.StopAsync();

    public void Dispose()
    {
        _leadership?.Dispose();
        _daemon.Dispose();
    }
}
