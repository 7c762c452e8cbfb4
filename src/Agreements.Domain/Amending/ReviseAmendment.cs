namespace Agreements.Domain.Amending;

/// <summary>Put another text of an open supplementary agreement on the table; consents and signatures under the text before are void.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Terms">The whole text as it would be.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
public sealed record ReviseAmendment(int Number, Terms Terms, PartyChanges? Parties = null) : AmendmentCommand
{
    /// <summary>The entries of those that join, and of all that are parties.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => AmendmentProposal.Needs(state, Parties);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var parties = AmendmentProposal.Given(Parties);
        var digest = AmendmentDigest.Of(Terms, parties);
        return state.OnAmendment(Number, a => a.Digest == digest, amendment =>
        {
            Refusal[] refusals = [.. AmendmentProposal.Refusals(state, Terms, parties), .. AmendmentProposal.Entries(state, parties, context)];
            return refusals.Length > 0
                ? Decision.Refuse(refusals)
                : Decision.Record(new AmendmentRevised(Number, Terms, digest, parties, [.. amendment.Consents]));
        });
    }
}
