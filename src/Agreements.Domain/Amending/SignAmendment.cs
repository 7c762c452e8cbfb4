namespace Agreements.Domain.Amending;

/// <summary>Record how a principal, or one that joins, signed a supplementary agreement; once all have consented to it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Signature">The signature.</param>
public sealed record SignAmendment(Guid AgreementId, int Number, Signature Signature) : AmendmentCommand(AgreementId, Number)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Signature.Party;
}

/// <summary>The decision to record a signature.</summary>
internal static class AmendmentSigning
{
    public static Decision Decide(Agreement state, SignAmendment c) =>
        state.OnAmendment(c, a => a.Signatures.GetValueOrDefault(c.Signature.Party) == c.Signature, amendment =>
        {
            if (state.RefuseUnlessBound(amendment, c.Signature.Party) is { } notBound)
            {
                return Decision.Refuse(notBound);
            }

            var missing = AmendmentChecks.Consents(state, amendment).ToArray();
            return missing.Length > 0 ? Decision.Refuse(missing) : Decision.Record(new AmendmentSigned(c.Number, c.Signature));
        });
}
