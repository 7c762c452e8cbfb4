namespace Agreements.Server.Documenting;

/// <summary>Adds what keeps documents.</summary>
public static class DocumentingSetup
{
    /// <summary>Adds the contents and has their tables made before requests are taken.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services.AddSingleton<Contents>().AddSingleton<DocumentUpload>().AddHostedService<TablesAtStart>();

    private sealed class TablesAtStart(Contents contents) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => contents.EnsureAsync(cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
