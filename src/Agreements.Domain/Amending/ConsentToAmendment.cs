namespace Agreements.Domain.Amending;

/// <summary>Consent, for a principal or one that joins, to a supplementary agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Digest">The digest of what is consented to.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ConsentToAmendment(Guid AgreementId, int Number, string Party, string Digest, Edtf? On = null) : AmendmentCommand(AgreementId, Number)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to accept a consent.</summary>
internal static class AmendmentConsent
{
    public static Decision Decide(Agreement state, ConsentToAmendment c) =>
        state.OnAmendment(c, a => a.Digest == c.Digest && a.Consents.Contains(c.Party), amendment =>
        {
            if (state.RefuseUnlessBound(amendment, c.Party) is { } notBound)
            {
                return Decision.Refuse(notBound);
            }

            return amendment.Digest == c.Digest
                ? Decision.Record(new AmendmentConsented(c.Number, c.Party, c.Digest, c.On ?? Edtf.Day(c.Today)))
                : Decision.Refuse(new TextNotOnTheTable(c.Party, c.Digest, amendment.Digest));
        });
}
