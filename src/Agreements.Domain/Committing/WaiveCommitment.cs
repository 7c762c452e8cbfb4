namespace Agreements.Domain.Committing;

/// <summary>Let the owner of a commitment off: for another side, or as an approver.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party that lets it off; null for an approver, who acts for the bureau.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WaiveCommitment(Guid AgreementId, string Id, string Reason, string? Party = null, Edtf? On = null) : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to let it off.</summary>
internal static class CommitmentWaiver
{
    public static Decision Decide(Agreement state, WaiveCommitment c) => state.On(c.Id, owed =>
    {
        if (owed.Waiver is { } there && there.Reason == c.Reason && there.Party == c.Party)
        {
            return Decision.Nothing;
        }

        if (Refused(state, owed, c) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var institution = c.Party is null ? c.By.Institution : null;
        return owed.WhileOwed(() => state.Settle(c.Id, new CommitmentWaived(c.Id, c.Reason, c.Party, institution, c.On ?? Edtf.Day(c.Today)), c.Today));
    });

    private static Refusal? Refused(Agreement state, Owed owed, WaiveCommitment c) => c switch
    {
        { Party: null, By.Role: not ActingRole.Approver } => new ApproverNeeded(),
        { Party: { } party } when state.RefuseUnlessOtherSide(owed, party) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(c.Reason) => new ReasonMissing(),
        _ => null,
    };
}
