namespace Agreements.Domain.Closing;

/// <summary>
/// Decline to take part, for a principal that was asked. Where enough others remain, it leaves and they go on; else nothing comes of the agreement.
/// </summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record DeclineAgreement(string Party, string Reason, Edtf? On = null, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindParty(Party) is null && state.FindFormer(Party) is { Successor: null } left && left.Reason == Reason)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.ClosedAs == Standing.Declined)
        {
            return Decision.Nothing;
        }

        var refusal = state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated)
            ?? (Source is null && state.IsSignedByAll() ? new SignedByAll() : (Refusal?)null)
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
        if (refusal is not null)
        {
            return Decision.Refuse(refusal);
        }

        if (Source is null && OneOfSeveral.CanGo(state, Party) && OneOfSeveral.RefuseWhileOwing(state, state.FindParty(Party)!) is { } owes)
        {
            return Decision.Refuse(owes);
        }

        var on = context.DayOf(On, Source);
        return OneOfSeveral.CanGo(state, Party)
            ? BoundParties.Record(state, new PartyLeft(Party, Reason, on, BoundParties.Voided(state), Source), Reason)
            : Decision.Record(new AgreementDeclined(Party, Reason, on, Source));
    }
}
