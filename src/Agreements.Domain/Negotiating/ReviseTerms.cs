namespace Agreements.Domain.Negotiating;

/// <summary>Put a new text on the table.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Terms">The whole new text.</param>
public sealed record ReviseTerms(Guid AgreementId, Terms Terms) : NegotiatingCommand(AgreementId);

/// <summary>The decision to revise.</summary>
internal static class Revision
{
    public static Decision Decide(Agreement state, ReviseTerms c)
    {
        var digest = TermsDigest.Of(c.Terms);
        if (state.CurrentTerms?.Digest == digest)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        return c.Terms.Term is { IsReversed: true }
            ? Decision.Refuse(new PeriodReversed())
            : Decision.Record(new TermsRevised(state.Revisions.Count + 1, c.Terms, digest, VoidedBy(state, digest)));
    }

    private static string[] VoidedBy(Agreement state, string digest) =>
        [.. state.Principals.Where(p => state.Consents.TryGetValue(p.Id, out var consented) && consented != digest).Select(p => p.Id)];
}

/// <summary>The period ends before it starts.</summary>
public sealed record PeriodReversed()
    : Refusal(new Text("期限的结束日早于开始日。", "The period ends before it starts."), CanMeet.Coordinator);
