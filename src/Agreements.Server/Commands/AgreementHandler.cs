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
        var streams = new WrittenStreams(session, asked.Context.IsDryRun);
        var written = await streams.FetchAsync<Agreement>([asked.AgreementId, .. asked.Command is ICascading { Below: { } below } ? below : []], ct);
        var state = written[asked.AgreementId] ?? Agreement.Unwritten(asked.AgreementId);
        var related = await session.RelatedAsync(asked.Command.Needs(state), ct, InHand(written));
        var decision = Decider.Decide(state, asked.Command, asked.Context with { Related = related });
        var answer = streams.Record(asked, state.Version, decision, id => written.GetValueOrDefault(id) ?? Agreement.Unwritten(id));
        return (answer, asked.Context.IsDryRun ? []
            : [.. new[] { answer }.Concat(answer.Below).Concat(answer.Also).SelectMany(a => Following(a.Before, a.Id, a.Recorded, asked.Context))]);
    }

    /// <summary>
    /// Decides several commands, each on what the ones before it left, and commits them together. A command that cannot be among others is left
    /// to be decided alone: one with the key of another, one that writes or asks for more than its own stream, one that throws.
    /// </summary>
    /// <param name="together">The requests, with no dry run and no cascade among them.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<AgreementAnswers> Handle(AgreementRequests together, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, isDryRun: false);
        var related = InHand(await streams.FetchAsync<Agreement>(together.Asked.Select(a => a.Request.AgreementId), ct));
        related = await session.RelatedAsync(Needs.All([.. together.Asked.Select(a => a.Request.Command.Needs(StateOf(a.Request, related)))]), ct, related);
        var keys = new HashSet<(string, string)>();
        var answers = new List<Answer?>();
        foreach (var (asked, origin) in together.Asked)
        {
            var state = StateOf(asked, related);
            if ((asked.Once is { } once && !keys.Add((once.Account, once.Key))) || Decide() is not { Beside.Count: 0 } decision
                || Following(state, asked.AgreementId, decision.Events, asked.Context).Any())
            {
                answers.Add(null);
                continue;
            }

            answers.Add(streams.Record(asked, state.Version, decision, _ => state, origin));
            if (decision.Events.Count > 0)
            {
                related = related with { Agreements = related.Agreements.SetItem(state.Id, Agreement.Fold(state, decision.Events)) };
            }

            Decision? Decide()
            {
                try
                {
                    return Decider.Decide(state, asked.Command, asked.Context with { Related = related });
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Alone it throws again, for the one who asked.
                    return null;
                }
            }
        }

        return new AgreementAnswers(answers);
    }

    private static Agreement StateOf(AgreementRequest asked, RelatedState related) =>
        related.FindAgreement(asked.AgreementId) ?? Agreement.Unwritten(asked.AgreementId);

    private static RelatedState InHand(Dictionary<Guid, Agreement?> agreements) =>
        RelatedState.Nothing with { Agreements = RelatedState.Nothing.Agreements.AddRange(agreements) };

    /// <summary>
    /// What leaves with the commit: with the signing of a renewal, that it takes the place of its predecessor; when it is signed no more, that this one
    /// stands again. Two agreements are never written
    /// by one command without need; delivered twice, the second time is harmless.
    /// </summary>
    private static IEnumerable<object> Following(Agreement? before, Guid id, IReadOnlyList<object> happened, CommandContext context)
    {
        if (before is not { Predecessor: { } predecessor })
        {
            yield break;
        }

        foreach (var e in happened)
        {
            AgreementCommand? follows = e switch
            {
                AgreementSigned signed => new SupersedeAgreement(id, signed.On),
                AgreementReturned { From: >= Stage.Signed, To: < Stage.Signed } or AgreementDeclined or AgreementWithdrawn => new ReinstateAgreement(id),
                _ => null,
            };
            if (follows is not null)
            {
                yield return new AgreementRequest(predecessor, follows, new CommandContext(context.By, context.Today));
            }
        }
    }
}
