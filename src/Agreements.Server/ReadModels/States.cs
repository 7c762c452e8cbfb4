using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels;

/// <summary>The state of an agreement right after an event: what every row of a read model is computed from.</summary>
internal static class States
{
    // Several read models ask for the same state, and the next event of the page is often the next of the same stream.
    private static readonly ConditionalWeakTable<IDocumentOperations, Dictionary<Guid, Agreement>> Seen = [];

    /// <exception cref="InvalidOperationException">The event store does not hold the event's stream.</exception>
    public static async Task<Agreement> AgreementAfterAsync(this IDocumentOperations session, IEvent e, CancellationToken ct)
    {
        var seen = Seen.GetValue(session, _ => []);
        if (seen.TryGetValue(e.StreamId, out var last) && last.Version == e.Version)
        {
            return last;
        }

        var state = last is not null && last.Version == e.Version - 1
            ? Agreement.Evolve(last, (AgreementEvent)e.Data)
            : await session.Events.AggregateStreamAsync<Agreement>(e.StreamId, version: e.Version, token: ct)
                ?? throw new InvalidOperationException($"Event {e.Sequence} belongs to stream {e.StreamId}, which the store does not hold.");
        return seen[e.StreamId] = state;
    }

    /// <summary>The state of another sort of stream right after an event.</summary>
    /// <exception cref="InvalidOperationException">The event store does not hold the event's stream.</exception>
    public static async Task<T> AfterAsync<T>(this IDocumentOperations session, IEvent e, CancellationToken ct)
        where T : class =>
        await session.Events.AggregateStreamAsync<T>(e.StreamId, version: e.Version, token: ct)
            ?? throw new InvalidOperationException($"Event {e.Sequence} belongs to stream {e.StreamId}, which the store does not hold.");
}
