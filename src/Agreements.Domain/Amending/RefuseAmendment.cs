namespace Agreements.Domain.Amending;

/// <summary>Refuse, for a principal or one that joins, a supplementary agreement as it is. It stays open to be revised or withdrawn.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RefuseAmendment(int Number, string Party, string Reason, Edtf? On = null) : AmendmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, a => a.Refusals.GetValueOrDefault(Party) == Reason, amendment =>
        {
            var refusal = state.RefuseUnlessBound(amendment, Party) ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
            return refusal is null
                ? Decision.Record(new AmendmentRefused(Number, Party, Reason, On ?? Edtf.Day(context.Today)))
                : Decision.Refuse(refusal);
        });
}
