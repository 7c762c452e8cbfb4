using Agreements.Server.Storage;
using Marten;
using Wolverine;

namespace Agreements.Server.Commands;

/// <summary>Handles every command on an agreement: loads what it needs to know, has it decided, and records what came of it in one commit.</summary>
public static class AgreementHandler
{
    /// <summary>Decides a command.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The answer, and the messages that leave only if the commit succeeds.</returns>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(AgreementRequest asked, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, asked);
        var written = new Dictionary<Guid, Agreement?>();
        foreach (var id in (asked.Command is ICascading { Below: { } below } ? below : []).Append(asked.AgreementId).Distinct().Order())
        {
            written[id] = await streams.FetchAsync<Agreement>(id, ct);
        }

        var state = written[asked.AgreementId] ?? Agreement.Unwritten(asked.AgreementId);
        var inHand = RelatedState.Nothing with { Agreements = RelatedState.Nothing.Agreements.AddRange(written) };
        var related = await session.RelatedAsync(asked.Command.Needs(state), ct, inHand);
        var decision = Decider.Decide(state, asked.Command, asked.Context with { Related = related });
        var answer = streams.Record(state.Version, decision, id => written.GetValueOrDefault(id) ?? Agreement.Unwritten(id));
        return (answer, asked.Context.IsDryRun ? []
            : [.. new[] { answer }.Concat(answer.Below).Concat(answer.Also).SelectMany(a => Following(a, asked.Context))]);
    }

    /// <summary>
    /// What leaves with the commit: what people are told, and, with the signing of a renewal, that it takes the place of its predecessor. Two
    /// agreements are never written by one command without need; delivered twice, the second time is harmless.
    /// </summary>
    private static IEnumerable<object> Following(Answer answer, CommandContext context)
    {
        AgreementEvent[] happened = [.. answer.Recorded.Cast<AgreementEvent>()];
        if (answer.Before is { Predecessor: { } predecessor } && Array.Find(happened, e => e is AgreementSigned) is AgreementSigned signed)
        {
            yield return new AgreementRequest(predecessor, new SupersedeAgreement(answer.Id, signed.On), new CommandContext(context.By, context.Today));
        }
    }
}
