namespace Agreements.Domain.Amending;

/// <summary>Put another text of an open supplementary agreement on the table; consents and signatures under the text before are void.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Terms">The whole text as it would be.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
public sealed record ReviseAmendment(Guid AgreementId, int Number, Terms Terms, PartyChanges? Parties = null) : AmendmentCommand(AgreementId, Number);

/// <summary>The decision to revise.</summary>
internal static class AmendmentRevision
{
    public static Decision Decide(Agreement state, ReviseAmendment c)
    {
        var parties = AmendmentProposal.Given(c.Parties);
        var digest = AmendmentDigest.Of(c.Terms, parties);
        return state.OnAmendment(c, a => a.Digest == digest, amendment =>
        {
            var refusals = AmendmentProposal.Refusals(state, c.Terms, parties).ToArray();
            return refusals.Length > 0
                ? Decision.Refuse(refusals)
                : Decision.Record(new AmendmentRevised(c.Number, c.Terms, digest, parties, [.. amendment.Consents]));
        });
    }
}
