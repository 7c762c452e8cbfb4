using Agreements.Server.Renewing;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Agreements.Server.Handling;

/// <summary>What every command handler does: decide on the stream's state, append, and hand out the notices in the same commit; of a dry run, only decide.</summary>
public static class StreamDecisions
{
    /// <summary>Decides a command on the stream it is for.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The answer, and the messages that leave only if the commit succeeds.</returns>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> DecideAsync(
        this IEventStream<Agreement> stream, AgreementCommand command, IDocumentSession session, CancellationToken ct)
    {
        var state = stream.Aggregate ?? Agreement.Unwritten(command.AgreementId);
        var asked = command with { Around = (await session.AroundAsync(command.Needs(state), ct)) with { People = command.Around.People } };
        var decision = Decider.Decide(state, asked);
        if (decision.IsRefused)
        {
            return (new Answer(command.AgreementId, state.Version, [], decision.Refusals), []);
        }

        var below = asked is ICascading { Below.Count: > 0 } cascading ? await session.BelowAsync(cascading, ct) : [];
        if (below.SelectMany(b => b.Decision.Refusals).ToArray() is { Length: > 0 } refusals)
        {
            return (new Answer(command.AgreementId, state.Version, [], refusals), []);
        }

        var messages = new OutgoingMessages();
        var answer = Record(stream, state, decision, command, session, messages) with
        {
            Below = [.. below.Select(b => Record(b.Stream, b.Stream.Aggregate!, b.Decision, command, session, messages))],
        };
        return (answer, messages);
    }

    private static Answer Record(
        IEventStream<Agreement> stream, Agreement state, Decision decision, AgreementCommand command, IDocumentSession session, OutgoingMessages messages)
    {
        var answer = stream.Record(command, state.Version, decision, session) with { Id = state.Id, Before = state };
        if (!command.IsDryRun)
        {
            messages.AddRange(Supersessions.Of(state, command, decision.Events));
        }

        return answer;
    }

    /// <summary>
    /// The streams below with what is decided for each: decided anew on the state that is written to, which may have moved on since the
    /// decision above looked at it.
    /// </summary>
    private static async Task<IReadOnlyList<(IEventStream<Agreement> Stream, Decision Decision)>> BelowAsync(
        this IDocumentSession session, ICascading command, CancellationToken ct)
    {
        var below = new List<(IEventStream<Agreement>, Decision)>();
        foreach (var id in command.Below!.Distinct())
        {
            var stream = await session.Events.FetchForWriting<Agreement>(id, ct);
            var child = command.ForBelow(id);
            below.Add((stream, Decider.Decide(stream.Aggregate ?? Agreement.Unwritten(id), child)));
        }

        return below;
    }
}
