namespace Agreements.Domain.Negotiating;

/// <summary>Refuse, for a principal, the text that has this digest.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">SHA-256 of the canonical terms, 64 lower-case hexadecimal digits.</param>
/// <param name="Reason">Why: what would have to change.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RefuseTerms(string Party, string Digest, string Reason, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Objections.GetValueOrDefault(Party) is { } before && before.Digest == Digest && before.Reason == Reason)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        if (state.CurrentTerms?.Digest != Digest)
        {
            return Decision.Refuse(new TextNotOnTheTable(Party, Digest, state.CurrentTerms?.Digest));
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new TermsRefused(Party, Digest, Reason, On ?? Edtf.Day(context.Today)));
    }
}
