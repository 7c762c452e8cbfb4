using Agreements.Server.Commands;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using System.Text.Json;
using Wolverine;

namespace Agreements.Server.Hosting;

/// <summary>
/// Walks the way of a command once when the server has started, so that the first who asks does not wait while it is compiled. A dry run: it
/// records nothing and is told to nobody. Readiness does not wait for it.
/// </summary>
/// <param name="services">Where the way begins.</param>
/// <param name="lifetime">Tells when the server has started.</param>
/// <param name="clock">The day.</param>
/// <param name="log">Where it is said that it failed.</param>
internal sealed partial class WarmUp(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WarmUp> log) : BackgroundService
{
    private static readonly Actor Nobody = new("warm-up", "warm-up", ActingRole.Coordinator);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await WalkAsync(stoppingToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // What keeps it from this keeps others from more, and is told there.
            Failed(log, failed.Message);
        }
    }

    private async Task WalkAsync(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var json = scope.ServiceProvider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var asked = new AgreementRequest(Guid.CreateVersion7(), Agreement, new CommandContext(Nobody, clock.Today()) { IsDryRun = true });
        scope.ServiceProvider.GetRequiredService<CommandShapes>().FaultsOf(asked.Asked);
        await scope.ServiceProvider.GetRequiredService<IdempotencyKeys>().FindAsync(Nobody.User, "warm-up", stop);
        var answer = await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(asked, stop);
        JsonSerializer.Serialize(Receipt.Of(asked, answer), json);
    }

    private static ProposeAgreement Agreement => new(AgreementKind.FriendshipSchool, new Text("预热", "Warm-up"),
        [Party.OfInstitution("a", PartyRole.Principal, new Text("甲")), Party.OfInstitution("b", PartyRole.Principal, new Text("乙"))]);

    [LoggerMessage(1103, LogLevel.Debug, "The way of a command could not be walked beforehand: {Cause}")]
    private static partial void Failed(ILogger log, string cause);
}
