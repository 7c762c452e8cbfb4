namespace Agreements.Domain.Amending;

/// <summary>Bring a supplementary agreement into force, once all have consented and signed.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="On">From which day; null for today.</param>
public sealed record AdoptAmendment(int Number, Edtf? On = null) : AmendmentCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, a => a.Standing is AmendmentStanding.Adopted, amendment =>
        {
            // What has happened since it was proposed may stand against it: a party joined, a commitment was added.
            Refusal[] unmet = [.. AmendmentProposal.Refusals(state, amendment.Terms, amendment.Parties), .. amendment.Unmet(state, context.Today)];
            return unmet.Length > 0
                ? Decision.Refuse(unmet)
                : Decision.Record(new AmendmentAdopted(Number, state.Revisions.Count + 1, TermsDigest.Of(amendment.Terms), On ?? Edtf.Day(context.Today)));
        });
}
