namespace Agreements.Domain.Closing;

/// <summary>Decline to take part, for a principal that was asked.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record DeclineAgreement(Guid AgreementId, string Party, string Reason, Edtf? On = null, Source? Source = null) : ClosingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];
}

/// <summary>The decision to accept that a principal declines.</summary>
internal static class Declining
{
    public static Decision Decide(Agreement state, DeclineAgreement c)
    {
        if (state.RefuseUnlessPrincipal(c.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.ClosedAs == Standing.Declined)
        {
            return Decision.Nothing;
        }

        var refusal = state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated) ?? (string.IsNullOrWhiteSpace(c.Reason) ? new ReasonMissing() : null);
        return refusal is null
            ? Decision.Record(new AgreementDeclined(c.Party, c.Reason, c.On ?? (c.Source is null ? Edtf.Day(c.Today) : null), c.Source))
            : Decision.Refuse(refusal);
    }
}
