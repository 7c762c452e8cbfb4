using System.Diagnostics;
using Agreements.Server.Handling;
using Wolverine;

namespace Agreements.Server.Observability;

/// <summary>Has commands decided with a span and measurements around load, decision and commit.</summary>
public static class MeasuredCommands
{
    /// <summary>Has a command decided.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="command">The command.</param>
    /// <param name="options">Correlation and causation.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<Answer> DecideAsync(this IMessageBus bus, Asked command, DeliveryOptions options, CancellationToken stop)
    {
        using var span = Telemetry.StartCommand(command);
        var started = Stopwatch.GetTimestamp();
        Answer? answer = null;
        try
        {
            return answer = await bus.InvokeAsync<Answer>(command, options, stop);
        }
        finally
        {
            Telemetry.CommandDone(command, answer, Stopwatch.GetElapsedTime(started), span);
        }
    }
}
