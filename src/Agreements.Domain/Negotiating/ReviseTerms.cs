namespace Agreements.Domain.Negotiating;

/// <summary>Put a new text on the table.</summary>
/// <param name="Terms">The whole new text.</param>
/// <param name="Party">Id of the principal that proposes it, which makes it a counter-proposal when there is a text already; null for the coordinator.</param>
/// <param name="Answers">Number of the text that it answers; null for the one on the table.</param>
public sealed record ReviseTerms(Terms Terms, string? Party = null, int? Answers = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var digest = TermsDigest.Of(Terms);
        if (state.CurrentTerms?.Digest == digest)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        if (Party is not null && state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        var current = state.CurrentTerms?.Number;
        if (Answers is { } answered && answered != current)
        {
            return Decision.Refuse(new AnswerOutdated(answered, current));
        }

        var flaws = TermsChecks.Flaws(Terms).ToArray();
        return flaws.Length > 0
            ? Decision.Refuse(flaws)
            : Decision.Record(new TermsRevised(
                state.Revisions.Count + 1, Terms, digest, VoidedBy(state, digest), Party, Party is null ? Answers : current,
                context.IsTakingOver ? null : Edtf.Day(context.Today)));
    }

    /// <summary>Whose consent is not for a text.</summary>
    internal static string[] VoidedBy(Agreement state, string digest) =>
        [.. state.Principals.Where(p => state.Consents.TryGetValue(p.Id, out var consented) && consented != digest).Select(p => p.Id)];
}

/// <summary>The counter-proposal answers a text that is not on the table.</summary>
/// <param name="Answered">The number answered.</param>
/// <param name="Current">The number on the table; null when there is none.</param>
public sealed record AnswerOutdated(int Answered, int? Current)
    : Refusal(
        new Text(
            Current is null ? $"尚无文本，无从针对第 {Answered} 稿提出反建议。" : $"反建议针对第 {Answered} 稿，现行文本是第 {Current} 稿：请先阅读。",
            Current is null
                ? $"There is no text {Answered} to answer yet."
                : $"This answers text {Answered}; text {Current} is on the table: read that one first."),
        CanMeet.Coordinator);
