namespace Agreements.Domain.Amending;

/// <summary>Bring a supplementary agreement into force, once all have consented and signed.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="On">From which day; null for today.</param>
public sealed record AdoptAmendment(Guid AgreementId, int Number, Edtf? On = null) : AmendmentCommand(AgreementId, Number);

/// <summary>The decision to adopt.</summary>
internal static class AmendmentAdoption
{
    public static Decision Decide(Agreement state, AdoptAmendment c) =>
        state.OnAmendment(c, a => a.Standing is AmendmentStanding.Adopted, amendment =>
        {
            // What has happened since it was proposed may stand against it: a party joined, a commitment was added.
            Refusal[] unmet = [.. AmendmentProposal.Refusals(state, amendment.Terms, amendment.Parties), .. amendment.Unmet(state, c.Today)];
            return unmet.Length > 0
                ? Decision.Refuse(unmet)
                : Decision.Record(new AmendmentAdopted(c.Number, state.Revisions.Count + 1, TermsDigest.Of(amendment.Terms), c.On ?? Edtf.Day(c.Today)));
        });
}
