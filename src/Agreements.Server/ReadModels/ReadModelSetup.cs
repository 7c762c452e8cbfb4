using Agreements.Server.ReadModels.Rebuilding;
using Npgsql;

namespace Agreements.Server.ReadModels;

/// <summary>Adds the read models to the server.</summary>
public static partial class ReadModelSetup
{
    /// <summary>Has the tables made before events are delivered, and lets others ask how fresh they are.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddReadModels(this IServiceCollection services) =>
        services.AddSingleton<Freshness>().AddHostedService<TablesAtStart>();

    /// <summary>
    /// Makes the tables in the phase before services start: the daemon is one of them and must never find a table missing.
    /// </summary>
    private sealed partial class TablesAtStart(NpgsqlDataSource db, Settings settings, ILogger<TablesAtStart> log) : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            var stale = await Schema.EnsureAsync(db, cancellationToken);
            if (stale.Count > 0)
            {
                string[] names = [.. stale.Select(m => m.Name)];
                LogRebuilding(string.Join(", ", names));
                var rebuilt = await Rebuild.RunAsync(settings.ConnectionString, names, ct: cancellationToken);
                LogRebuilt(string.Join(", ", names), rebuilt.UpTo);
            }
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(3001, LogLevel.Information, "Read models of another shape are rebuilt before the server starts: {Models}.")]
        private partial void LogRebuilding(string models);

        [LoggerMessage(3002, LogLevel.Information, "Read models rebuilt: {Models}, up to event {UpTo}.")]
        private partial void LogRebuilt(string models, long upTo);
    }
}
