using System.Text.Json.Serialization;

namespace Agreements.Domain.Amending;

/// <summary>Give an open supplementary agreement up.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WithdrawAmendment(Guid AgreementId, int Number, string Reason, Edtf? On = null) : AmendmentCommand(AgreementId, Number)
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];
}

/// <summary>The decision to give it up.</summary>
internal static class AmendmentWithdrawal
{
    public static Decision Decide(Agreement state, WithdrawAmendment c) =>
        state.OnAmendment(c, a => a.Standing is AmendmentStanding.Withdrawn && a.Withdrawal == c.Reason, _ => string.IsNullOrWhiteSpace(c.Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new AmendmentWithdrawn(c.Number, c.Reason, c.On ?? Edtf.Day(c.Today))));
}
