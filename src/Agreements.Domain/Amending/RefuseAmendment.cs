namespace Agreements.Domain.Amending;

/// <summary>Refuse, for a principal or one that joins, a supplementary agreement as it is. It stays open to be revised or withdrawn.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RefuseAmendment(Guid AgreementId, int Number, string Party, string Reason, Edtf? On = null) : AmendmentCommand(AgreementId, Number)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to accept a refusal.</summary>
internal static class AmendmentRefusal
{
    public static Decision Decide(Agreement state, RefuseAmendment c) =>
        state.OnAmendment(c, a => a.Refusals.GetValueOrDefault(c.Party) == c.Reason, amendment =>
        {
            var refusal = state.RefuseUnlessBound(amendment, c.Party) ?? (string.IsNullOrWhiteSpace(c.Reason) ? new ReasonMissing() : null);
            return refusal is null
                ? Decision.Record(new AmendmentRefused(c.Number, c.Party, c.Reason, c.On ?? Edtf.Day(c.Today)))
                : Decision.Refuse(refusal);
        });
}
