using Agreements.Server.Storage;
using Wolverine.Runtime;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// Stops the start of a server that would pass something over in silence: a read model whose page has no handler, or a stored event of a
/// family that read models do not know. Started after the bus, whose handlers it asks, and before the daemon.
/// </summary>
/// <param name="runtime">The bus.</param>
internal sealed class HandlersAtStart(IWolverineRuntime runtime) : IHostedService
{
    /// <exception cref="InvalidOperationException">Something has no handler; the message names it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var handlers = ((WolverineRuntime)runtime).Handlers;
        if (ReadModel.All.FirstOrDefault(m => !handlers.CanHandle(m.Message)) is { } model)
        {
            throw new InvalidOperationException($"The read model '{model.Name}' has no handler for its pages: nothing would keep it.");
        }

        return EventNames.All.FirstOrDefault(e => !StreamFold.Knows(e.Key)) is { Key: { } unknown }
            ? throw new InvalidOperationException(
                $"Events of the type '{EventNames.All[unknown]}' belong to no family that read models know: they would be passed over.")
            : Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
