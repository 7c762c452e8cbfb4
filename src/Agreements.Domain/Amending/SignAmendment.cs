namespace Agreements.Domain.Amending;

/// <summary>Record how a principal, or one that joins, signed a supplementary agreement; once all have consented to it.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Signature">The signature.</param>
public sealed record SignAmendment(int Number, Signature Signature) : AmendmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Signature.Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, a => a.Signatures.GetValueOrDefault(Signature.Party) == Signature, amendment =>
        {
            if (state.RefuseUnlessBound(amendment, Signature.Party) is { } notBound)
            {
                return Decision.Refuse(notBound);
            }

            var missing = AmendmentChecks.Consents(state, amendment).ToArray();
            return missing.Length > 0 ? Decision.Refuse(missing) : Decision.Record(new AmendmentSigned(Number, Signature));
        });
}
