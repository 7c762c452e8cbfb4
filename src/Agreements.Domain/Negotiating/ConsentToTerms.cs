namespace Agreements.Domain.Negotiating;

/// <summary>Consent, for a principal, to the text that has this digest.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">SHA-256 of the canonical terms, 64 lower-case hexadecimal digits.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ConsentToTerms(string Party, string Digest, Edtf? On = null) : AgreementCommand
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

        if (state.Consents.GetValueOrDefault(Party) == Digest)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        return state.CurrentTerms?.Digest == Digest
            ? Decision.Record(new TermsConsented(Party, Digest, On ?? Edtf.Day(context.Today)))
            : Decision.Refuse(new TextNotOnTheTable(Party, Digest, state.CurrentTerms?.Digest));
    }
}

/// <summary>The digest is not that of the text on the table.</summary>
/// <param name="Party">The principal that answered.</param>
/// <param name="Digest">The digest given.</param>
/// <param name="Current">The digest of the text on the table; null when there is none.</param>
public sealed record TextNotOnTheTable(string Party, string Digest, string? Current)
    : Refusal(
        new Text(
            Current is null ? "尚未提交条款文本。" : $"所答复的文本（{Short(Digest)}）不是现行文本（{Short(Current)}）：请阅读现行文本后再答复。",
            Current is null
                ? "There is no text on the table yet."
                : $"The text answered ({Short(Digest)}) is not the one on the table ({Short(Current)}): read that one, then answer."),
        CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] + "…" : digest;
}
