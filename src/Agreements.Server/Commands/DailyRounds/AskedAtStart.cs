using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Wolverine;

namespace Agreements.Server.Commands.DailyRounds;

/// <summary>Adds the rounds of days to a server.</summary>
public static class DailyRoundSetup
{
    /// <summary>Has today's round asked for whenever the server starts.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddDailyRound(this IServiceCollection services) => services.AskAtStart(day => new DailyRound(day));

    /// <summary>Has the round of a day asked for whenever the server starts.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="round">The round of a day.</param>
    public static IServiceCollection AskAtStart(this IServiceCollection services, Func<DateOnly, object> round) =>
        services.AddSingleton<IHostedService>(s => new AskedAtStart(round, s, s.GetRequiredService<TimeProvider>()));
}

/// <summary>
/// Asks for today's round whenever a server starts. If it was made, that changes nothing; if none ran today (the first start ever, or the
/// server was down), it is made now, and with it the chain of rounds goes on.
/// </summary>
/// <param name="round">The round of a day.</param>
/// <param name="services">Where the bus is.</param>
/// <param name="clock">The clock.</param>
internal sealed class AskedAtStart(Func<DateOnly, object> round, IServiceProvider services, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = SystemActors.DailyRound.User;
        await bus.PublishAsync(round(clock.Today()));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
