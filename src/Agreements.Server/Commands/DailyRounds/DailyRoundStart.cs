using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Wolverine;

namespace Agreements.Server.Commands.DailyRounds;

/// <summary>Adds the daily round to a server.</summary>
public static class DailyRoundSetup
{
    /// <summary>Has today's round asked for whenever the server starts.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddDailyRound(this IServiceCollection services) => services.AddHostedService<DailyRoundStart>();
}

/// <summary>
/// Asks for today's round whenever a server starts. If it was made, that changes nothing; if none ran today (the first start ever, or the
/// server was down), it is made now, and with it the chain of rounds goes on.
/// </summary>
/// <param name="services">Where the bus is.</param>
/// <param name="clock">The clock.</param>
internal sealed class DailyRoundStart(IServiceProvider services, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = SystemActors.DailyRound.User;
        await bus.PublishAsync(new DailyRound(clock.Today()));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
