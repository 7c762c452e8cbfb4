using Agreements.Server.Storage;
using System.Diagnostics;
using Wolverine;

namespace Agreements.Server.Notifications.Telling;

/// <summary>
/// Has told what waits to be told, once woken: what came together is told together, at most every tenth of a second and a third of the time, so that at full
/// load commands keep the machine and people are told some seconds later. It looks by itself as well: for what a server that died had written, and for what
/// an endpoint missed that was turned on from elsewhere.
/// </summary>
/// <param name="services">Where the bus is.</param>
/// <param name="log">The log.</param>
public sealed class Teller(IServiceScopeFactory services, ILogger<Teller> log) : BackgroundService
{
    /// <summary>How long what comes together is gathered.</summary>
    internal static readonly TimeSpan Gathers = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(5);

    private readonly Wakeup _woken = new();

    /// <summary>There is something to tell.</summary>
    public void Wake() => _woken.Set();

    /// <inheritdoc />
    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _woken.WaitAsync(LooksAgain, stoppingToken);
            var began = Stopwatch.GetTimestamp();
            try
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new TellWaiting(), stoppingToken);
            }
            catch (Exception thrown) when (!stoppingToken.IsCancellationRequested)
            {
                // Nobody is to wait for the next event because the database was away.
                NoticeLog.NotTold(log, thrown);
            }

            var rest = Stopwatch.GetElapsedTime(began) * 2;
            await Task.Delay(rest > Gathers ? rest : Gathers, stoppingToken);
        }
    }
}
