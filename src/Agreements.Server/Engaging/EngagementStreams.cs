using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.Engaging;

/// <summary>What every handler of engagements does: decide on the stream's state, and append to every stream that the decision concerns in one commit.</summary>
public static class EngagementStreams
{
    /// <summary>Decides a command on the engagement it is for.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> DecideAsync(this IEventStream<Engagement> stream, EngagementCommand command, IDocumentSession session, CancellationToken ct)
    {
        var state = stream.Aggregate ?? Engagement.Unwritten(command.EngagementId);
        var there = command.Other is { } other && other != command.EngagementId ? await session.Events.FetchForWriting<Engagement>(other, ct) : null;
        var agreement = command is MakeCommitment m ? await session.Events.FetchForWriting<Agreement>(m.Agreement, ct) : null;
        var decision = Engagements.Decide(state, command with { Around = await session.AroundAsync(command.Needs, ct), There = there?.Aggregate });
        if (decision.Events.Count > 0 && !command.IsDryRun)
        {
            session.ActFor(command.By);
            stream.AppendMany(decision.Events);
            there?.AppendMany(decision.There);
            agreement?.AppendMany(decision.OnAgreement?.Events ?? []);
        }

        return new Answer(command.EngagementId, state.Version + decision.Events.Count, decision.Events, decision.Refusals)
        {
            Also = [.. Others(decision, there, agreement)],
        };
    }

    private static IEnumerable<Answer> Others(EngagementDecision decision, IEventStream<Engagement>? there, IEventStream<Agreement>? agreement)
    {
        if (there?.Aggregate is { } later && decision.There.Count > 0)
        {
            yield return new Answer(there.Id, later.Version + decision.There.Count, decision.There, []);
        }

        if (agreement?.Aggregate is { } state && decision.OnAgreement is { } on)
        {
            yield return new Answer(on.Id, state.Version + on.Events.Count, on.Events, []) { Before = state };
        }
    }
}
