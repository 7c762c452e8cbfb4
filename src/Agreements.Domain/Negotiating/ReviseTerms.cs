namespace Agreements.Domain.Negotiating;

/// <summary>Put a new text on the table.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Terms">The whole new text.</param>
/// <param name="Party">Id of the principal that proposes it, which makes it a counter-proposal when there is a text already; null for the coordinator.</param>
/// <param name="Answers">Number of the text that it answers; null for the one on the table.</param>
public sealed record ReviseTerms(Guid AgreementId, Terms Terms, string? Party = null, int? Answers = null) : NegotiatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to revise.</summary>
internal static class Revision
{
    public static Decision Decide(Agreement state, ReviseTerms c)
    {
        var digest = TermsDigest.Of(c.Terms);
        if (state.CurrentTerms?.Digest == digest)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        if (c.Party is not null && state.RefuseUnlessPrincipal(c.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        var current = state.CurrentTerms?.Number;
        if (c.Answers is { } answered && answered != current)
        {
            return Decision.Refuse(new AnswerOutdated(answered, current));
        }

        var flaws = TermsChecks.Flaws(c.Terms).ToArray();
        return flaws.Length > 0
            ? Decision.Refuse(flaws)
            : Decision.Record(new TermsRevised(state.Revisions.Count + 1, c.Terms, digest, VoidedBy(state, digest), c.Party, c.Party is null ? c.Answers : current));
    }

    /// <summary>Whose consent is not for a text.</summary>
    public static string[] VoidedBy(Agreement state, string digest) =>
        [.. state.Principals.Where(p => state.Consents.TryGetValue(p.Id, out var consented) && consented != digest).Select(p => p.Id)];
}

/// <summary>The counter-proposal answers a text that is not on the table.</summary>
/// <param name="Answered">The number answered.</param>
/// <param name="Current">The number on the table; null when there is none.</param>
public sealed record AnswerOutdated(int Answered, int? Current)
    : Refusal(
        new Text(
            Current is null ? $"尚无文本，无从针对第 {Answered} 稿提出反建议。" : $"反建议针对第 {Answered} 稿，现行文本是第 {Current} 稿：请先阅读。",
            Current is null ? $"There is no text {Answered} to answer yet." : $"This answers text {Answered}; text {Current} is on the table: read that one first."),
        CanMeet.Coordinator);
