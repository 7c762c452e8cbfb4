using Npgsql;

namespace Agreements.Server.People;

/// <summary>Adds the register of people.</summary>
public static class PeopleSetup
{
    /// <summary>Adds what writes it, and has its tables made before requests are taken.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddSingleton<PeopleRegister>().AddScoped<PeopleDesk>().AddHostedService<TablesAtStart>();

    private sealed class TablesAtStart(NpgsqlDataSource db) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => PeopleRegister.EnsureAsync(db, cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
