namespace Agreements.Domain.Committing;

/// <summary>Let the owner of a commitment off: for another side, or as an approver.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party that lets it off; null for an approver, who acts for the bureau.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WaiveCommitment(string Id, string Reason, string? Party = null, Edtf? On = null) : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Waiver is { } there && there.Reason == Reason && there.Party == Party)
        {
            return Decision.Nothing;
        }

        if (Refused(state, owed, context.By) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var institution = Party is null ? context.By.Institution : null;
        return owed.WhileOwed(() => state.Settle(Id, new CommitmentWaived(Id, Reason, Party, institution, On ?? Edtf.Day(context.Today)), context.Today));
    });

    private Refusal? Refused(Agreement state, CommitmentState owed, Actor by) => Party switch
    {
        null when by.Role is not ActingRole.Approver => new ApproverNeeded(),
        { } party when state.RefuseUnlessOtherSide(owed, party) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(Reason) => new ReasonMissing(),
        _ => null,
    };
}
