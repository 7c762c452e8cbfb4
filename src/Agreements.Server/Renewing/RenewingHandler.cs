using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Renewing;

/// <summary>Handles the commands of renewing.</summary>
public static class RenewingHandler
{
    /// <summary>Decides on the agreement, and begins the successor's stream in the same transaction.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The stream of the agreement that is renewed.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ProposeRenewal command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct)
    {
        var (answer, messages) = await stream.DecideAsync(command, session, ct);
        if (answer.Recorded is not [RenewalProposed renewal])
        {
            return (answer, messages);
        }

        var begins = Renewal.Successor(answer.Before!, command with { Around = await session.AroundAsync(command.Needs(answer.Before!), ct) }).Events;
        var unwritten = Agreement.Unwritten(renewal.Successor);
        if (!command.IsDryRun)
        {
            session.Events.StartStream<Agreement>(renewal.Successor, [.. begins]);
        }

        return (answer with { Also = [new Answer(renewal.Successor, begins.Count, begins, []) { Before = unwritten }] }, messages);
    }
}
