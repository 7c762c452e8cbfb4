namespace Agreements.Domain.Closing;

/// <summary>Take it back before it is signed, as its initiator or as a coordinator.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record WithdrawAgreement(string Reason, Edtf? On = null, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Withdrawn)
        {
            return Decision.Nothing;
        }

        var refusal = state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated)
            ?? (Source is null && state.IsSignedByAll() ? new SignedByAll() : (Refusal?)null)
            ?? (MayWithdraw(state, context.By) ? null : new NotTheProposer())
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : (Refusal?)null);
        return refusal is null
            ? Decision.Record(new AgreementWithdrawn(context.By.Institution, Reason, context.DayOf(On, Source), Source))
            : Decision.Refuse(refusal);
    }

    private static bool MayWithdraw(Agreement state, Actor by) =>
        by.ActsForBureau() || state.FindParty(by.Institution) is { Role: PartyRole.Initiator };
}

/// <summary>Only the initiator or a coordinator can take it back.</summary>
public sealed record NotTheProposer()
    : Refusal(new Text("只有发起方或协调人可以撤回。", "Only its initiator or a coordinator can take it back."), CanMeet.Coordinator);
