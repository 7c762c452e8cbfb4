using Agreements.Server.Storage;
using Marten;

namespace Agreements.Server.Commands;

/// <summary>Handles every command on an engagement; one that concerns another engagement or an agreement is recorded on both, or on none.</summary>
public static class EngagementHandler
{
    /// <summary>Decides a command.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> Handle(EngagementRequest asked, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, asked.Context.IsDryRun);
        var inHand = RelatedState.Nothing;
        foreach (var id in Written(asked).Distinct().Order())
        {
            inHand = AgreementOf(asked.Command) == id
                ? inHand with { Agreements = inHand.Agreements.Add(id, await streams.FetchAsync<Agreement>(id, ct)) }
                : inHand with { Engagements = inHand.Engagements.Add(id, await streams.FetchAsync<Engagement>(id, ct)) };
        }

        var state = inHand.FindEngagement(asked.EngagementId) ?? Engagement.Unwritten(asked.EngagementId);
        var related = await session.RelatedAsync(asked.Command.Needs(state), ct, inHand);
        var decision = Engagements.Decide(state, asked.Command, asked.Context with { Related = related });
        return streams.Record(asked, state.Version, decision, related.Agreements.GetValueOrDefault);
    }

    private static IEnumerable<Guid> Written(EngagementRequest asked) => asked.Command switch
    {
        CarryOverActionItems c => [asked.EngagementId, c.To],
        { } c when AgreementOf(c) is { } agreement => [asked.EngagementId, agreement],
        _ => [asked.EngagementId],
    };

    private static Guid? AgreementOf(EngagementCommand command) => command switch
    {
        MakeCommitment c => c.Agreement,
        TraceResolution c => c.Agreement,
        _ => null,
    };
}
