namespace Agreements.Domain.Amending;

/// <summary>Consent, for a principal or one that joins, to a supplementary agreement.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Digest">The digest of what is consented to.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ConsentToAmendment(int Number, string Party, string Digest, Edtf? On = null) : AmendmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, a => a.Digest == Digest && a.Consents.Contains(Party), amendment =>
        {
            if (state.RefuseUnlessBound(amendment, Party) is { } notBound)
            {
                return Decision.Refuse(notBound);
            }

            return amendment.Digest == Digest
                ? Decision.Record(new AmendmentConsented(Number, Party, Digest, On ?? Edtf.Day(context.Today)))
                : Decision.Refuse(new TextNotOnTheTable(Party, Digest, amendment.Digest));
        });
}
