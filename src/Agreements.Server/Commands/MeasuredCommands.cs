using System.Diagnostics;
using Agreements.Server.Observability;
using Wolverine;

namespace Agreements.Server.Commands;

/// <summary>Has commands decided with a span and measurements around load, decision and commit.</summary>
public static class MeasuredCommands
{
    /// <summary>Has a command decided.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="asked">The request.</param>
    /// <param name="options">Correlation and causation.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<Answer> DecideAsync(this IMessageBus bus, Request asked, DeliveryOptions options, CancellationToken stop)
    {
        using var span = Telemetry.StartCommand(asked);
        var started = Stopwatch.GetTimestamp();
        Answer? answer = null;
        try
        {
            return answer = await bus.InvokeAsync<Answer>(asked, options, stop);
        }
        finally
        {
            Telemetry.CommandDone(asked, answer, Stopwatch.GetElapsedTime(started), span);
        }
    }
}
