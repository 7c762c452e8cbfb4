namespace Agreements.Domain.Closing;

/// <summary>Decline to take part, for a principal that was asked.</summary>
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
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.ClosedAs == Standing.Declined)
        {
            return Decision.Nothing;
        }

        var refusal = state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated) ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
        return refusal is null
            ? Decision.Record(new AgreementDeclined(Party, Reason, context.DayOf(On, Source), Source))
            : Decision.Refuse(refusal);
    }
}
