namespace Agreements.Domain.Negotiating;

/// <summary>Refuse, for a principal, the text that has this digest.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">SHA-256 of the canonical terms, 64 lower-case hexadecimal digits.</param>
/// <param name="Reason">Why: what would have to change.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RefuseTerms(Guid AgreementId, string Party, string Digest, string Reason, Edtf? On = null) : NegotiatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to record a refusal.</summary>
internal static class TermsRefusal
{
    public static Decision Decide(Agreement state, RefuseTerms c)
    {
        if (state.RefuseUnlessPrincipal(c.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Objections.GetValueOrDefault(c.Party) is { } before && before.Digest == c.Digest && before.Reason == c.Reason)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        if (state.CurrentTerms?.Digest != c.Digest)
        {
            return Decision.Refuse(new TextNotOnTheTable(c.Party, c.Digest, state.CurrentTerms?.Digest));
        }

        return string.IsNullOrWhiteSpace(c.Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new TermsRefused(c.Party, c.Digest, c.Reason, c.On ?? Edtf.Day(c.Today)));
    }
}
