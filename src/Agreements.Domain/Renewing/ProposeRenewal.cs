namespace Agreements.Domain.Renewing;

/// <summary>
/// Propose a successor of an agreement that is evaluated, or near or past its end. Records on two streams in one transaction: here that a
/// renewal was proposed, and the successor's own beginning.
/// </summary>
/// <param name="Title">The successor's title.</param>
/// <param name="Terms">The text it begins with; null for the text in force.</param>
/// <param name="Parties">Its parties; null for those of the agreement as they are.</param>
/// <param name="Reason">Why; needed where the evaluation recommends to let it lapse, otherwise null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ProposeRenewal(
    Text Title, Terms? Terms = null, IReadOnlyList<Party>? Parties = null, string? Reason = null, Edtf? On = null)
    : AgreementCommand, IActsAgain
{
    /// <summary>How many days before its earliest end an agreement counts as near it.</summary>
    public const int DaysNearEnd = 180;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Expired];

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => PartyEntries.Needs([], [.. Parties ?? state.Parties]) with
    {
        Agreements = [.. new[] { state.Successor, state.Parent }.OfType<Guid>()], Policies = state.Exists ? [state.Kind] : [],
    };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var digest = Text(state) is { } text ? TermsDigest.Of(text) : null;
        if (state.Successor is { } there && !HasComeToNothing(context.Related, there))
        {
            var said = state.Renewals[^1];
            return (said.Title, said.Digest, said.Reason) == (Title, digest, Reason) ? Decision.Nothing : Decision.Refuse(new RenewalUnderWay(there));
        }

        Refusal[] refusals = [.. Refusals(state, context)];
        if (refusals.Length > 0)
        {
            return Decision.Refuse(refusals);
        }

        var successor = Successor(state, context);
        var id = NextSuccessor(state);
        return successor.IsRefused
            ? successor
            : Decision.Record(new RenewalProposed(id, Title, digest, state.Evaluation?.Recommendation, Reason, On ?? Edtf.Day(context.Today))) with
            {
                Beside = [new Beside(id, 0, successor.Events)],
            };
    }

    /// <summary>The successor's first events: its proposal among the same or other parties, and its text.</summary>
    private Decision Successor(Agreement state, CommandContext context)
    {
        var id = NextSuccessor(state);
        var proposed = Decider.Decide(
            Agreement.Unwritten(id),
            new ProposeAgreement(state.Kind, Title, Parties ?? state.Parties, state.Parent, On, Predecessor: state.Id), context.Onward);
        if (proposed.IsRefused || Text(state) is not { } terms)
        {
            return proposed;
        }

        var begun = Agreement.Fold(Agreement.Unwritten(id), proposed.Events);
        var revised = Decider.Decide(begun, new ReviseTerms(terms), context.Onward);
        return revised.IsRefused ? revised : Decision.Record([.. proposed.Events, .. revised.Events]);
    }

    private IEnumerable<Refusal> Refusals(Agreement state, CommandContext context)
    {
        if (TooEarly(state, context.Today) is { } tooEarly)
        {
            yield return tooEarly;
            yield break;
        }

        if (state.Evaluation?.Recommendation is Recommendation.LetLapse && string.IsNullOrWhiteSpace(Reason))
        {
            yield return new RenewalAgainstAdvice();
        }

        if (state.Evaluation?.Recommendation is Recommendation.RenewWithChanges && !ChangesAnything(state))
        {
            yield return new RenewalWithoutChanges();
        }

        if (Text(state)?.Term is { } term && LastDay.Of(term, null)?.Latest is { } end && LastDay.Of(state)?.Certain is { } last && end <= last)
        {
            yield return new RenewalAddsNoTime(last);
        }
    }

    private static Refusal? TooEarly(Agreement state, DateOnly today)
    {
        if (state.Stage is Stage.Evaluated || state.Standing is Standing.Expired)
        {
            return null;
        }

        var end = LastDay.Of(state)?.Earliest;
        return state.RefuseUnlessIn(Stage.Signed, Stage.Implementing, Stage.Evaluated)
            ?? (end is { } day && day.DayNumber - today.DayNumber <= DaysNearEnd ? null : new TooEarlyToRenew(end));
    }

    /// <summary>A new period alone is no change of what is agreed.</summary>
    private bool ChangesAnything(Agreement state) =>
        Terms is { } terms && (state.CurrentTerms is not { } old
            || TermsDigest.Of(terms with { Term = null }) != TermsDigest.Of(old.Terms with { Term = null }));

    private Terms? Text(Agreement state) => Terms ?? state.CurrentTerms?.Terms;

    private static bool HasComeToNothing(RelatedState related, Guid successor) =>
        related.FindAgreement(successor)?.Standing is Standing.Declined or Standing.Withdrawn or Standing.Archived or Standing.Terminated;

    /// <summary>Drawn from what it renews, so that asking twice means the same successor.</summary>
    private static Guid NextSuccessor(Agreement state) => NameBasedId.Of($"renewal/{state.Id}/{state.Renewals.Count + 1}");
}

/// <summary>A renewal is under way.</summary>
/// <param name="Successor">The successor.</param>
public sealed record RenewalUnderWay(Guid Successor)
    : Refusal(new Text($"续签已在办理（{Successor}）。", $"A renewal is under way already ({Successor})."), CanMeet.Coordinator);

/// <summary>It is neither evaluated nor near its end.</summary>
/// <param name="End">The first day that can be its last; null when unknown.</param>
public sealed record TooEarlyToRenew(DateOnly? End)
    : Refusal(
        new Text(
            End is null ? "到期日不明：评估之后方可续签。" : $"协议 {End:yyyy-MM-dd} 到期：评估之后，或到期前 {ProposeRenewal.DaysNearEnd} 天内，方可续签。",
            End is null ? "Its end is not known: it can be renewed once it is evaluated."
                : $"It ends on {End:yyyy-MM-dd}: it can be renewed once it is evaluated, or within {ProposeRenewal.DaysNearEnd} days of its end."),
        CanMeet.Coordinator);

/// <summary>The evaluation recommends to let it lapse, and nothing is said against that.</summary>
public sealed record RenewalAgainstAdvice()
    : Refusal(new Text("评估建议到期终止：若仍要续签，须说明理由。", "The evaluation recommends to let it lapse: say why it is renewed all the same."), CanMeet.Coordinator);

/// <summary>The evaluation recommends changes, and the text has none.</summary>
public sealed record RenewalWithoutChanges()
    : Refusal(
        new Text("评估建议调整后续签：须提交有改动的新文本（仅改期限不算）。", "The evaluation recommends changes: give a new text that differs in more than its period."),
        CanMeet.Coordinator);

/// <summary>The successor would end no later than the agreement itself.</summary>
/// <param name="Last">The last day of the agreement.</param>
public sealed record RenewalAddsNoTime(DateOnly Last)
    : Refusal(
        new Text($"新文本的期限未超过原协议的最后一天（{Last:yyyy-MM-dd}）。", $"The new text runs no longer than the agreement itself ({Last:yyyy-MM-dd})."), CanMeet.Coordinator);
