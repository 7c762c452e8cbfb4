namespace Agreements.Domain.Guarding;

/// <summary>The conditions that must hold to enter a stage. A refusal lists every one that does not.</summary>
public static class Guards
{
    private static readonly (string Code, Stage Stage)[] CanBeWaived =
    [
        ("witness-missing", Stage.Signed), ("document-or-ceremony-missing", Stage.Signed),
        ("rating-missing", Stage.Evaluated), ("indicator-open", Stage.Evaluated), ("results-list-missing", Stage.Evaluated),
    ];

    /// <summary>Codes of the guards that an approver can waive with a reason.</summary>
    public static IReadOnlyList<string> Waivable { get; } = [.. CanBeWaived.Select(g => g.Code)];

    /// <summary>What does not yet hold for the next stage: "why can't I advance?". Empty when one can advance, or nothing comes next.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="related">What <see cref="NeedsForNext"/> asks for.</param>
    public static IReadOnlyList<Refusal> UnmetForNext(Agreement state, DateOnly today, RelatedState related) =>
        state.Stage == Stage.Evaluated ? [] : WhyNot(state, state.Stage + 1, today, related);

    /// <summary>Why a stage cannot be entered: how the agreement stands, where that forbids it, then what does not yet hold for the stage.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public static IReadOnlyList<Refusal> WhyNot(Agreement state, Stage stage, DateOnly today, RelatedState related) =>
        [.. StandingGuard(state, stage), .. Unmet(state, stage, today, related)];

    /// <summary>What does not yet hold for the next stage, as far as the agreement itself tells; the rest is <see cref="RelatedForNext"/>.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static IReadOnlyList<Refusal> UnmetOfItself(Agreement state, DateOnly today) =>
        state.Stage == Stage.Evaluated ? [] : [.. StandingGuard(state, state.Stage + 1), .. OfItself(state, state.Stage + 1, today)];

    /// <summary>The guards of the next stage that ask about other streams; null for none.</summary>
    /// <param name="state">The agreement.</param>
    public static RelatedGuards? RelatedForNext(Agreement state) => state.Stage == Stage.Evaluated ? null : RelatedGuards.Of(state, state.Stage + 1);

    /// <summary>What the guards of the next stage need to know of other streams.</summary>
    /// <param name="state">The agreement.</param>
    public static Needs NeedsForNext(Agreement state) => RelatedForNext(state)?.Needs ?? Domain.Needs.Nothing;

    /// <summary>What the guards of a stage need to know of other streams.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    /// <param name="on">The day on which it is entered; null where nobody has said.</param>
    public static Needs Needs(Agreement state, Stage stage, Edtf? on = null) => RelatedGuards.Of(state, stage, on)?.Needs ?? Domain.Needs.Nothing;

    /// <summary>What does not yet hold for a stage, in a fixed order, waived guards left out.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    /// <param name="on">The day on which it is entered; null where nobody has said.</param>
    public static IReadOnlyList<Refusal> Unmet(Agreement state, Stage stage, DateOnly today, RelatedState related, Edtf? on = null) =>
        [.. OfItself(state, stage, today), .. RelatedGuards.Of(state, stage, on)?.Unmet(related) ?? []];

    /// <summary>Asked of every command before anything else (<see cref="Decider"/>): whoever looks is told the same.</summary>
    private static NotOpen[] StandingGuard(Agreement state, Stage stage) =>
        Standings.ToEnter(stage).Contains(state.Standing) ? [] : [new NotOpen(state.Standing)];

    private static IReadOnlyList<Refusal> OfItself(Agreement state, Stage stage, DateOnly today) =>
    [
        .. AmendmentGuard(state),
        .. BeforeWaivers(state, stage, today).Where(g => !IsWaived(state, g)),
    ];

    /// <summary>By what a waiver is known: the guard's code, with the party's id where it is waived of one party.</summary>
    internal static string WaiverOf(string guard, string? party) => party is null ? guard : $"{guard}/{party}";

    /// <summary>The guard that a waiver is of, and the party of which it is waived; null where it is waived altogether.</summary>
    /// <param name="waiver">A key of <see cref="Agreement.Waivers"/>.</param>
    public static (string Guard, string? Party) PartsOf(string waiver) =>
        waiver.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? (waiver[..slash], waiver[(slash + 1)..]) : (waiver, null);

    /// <summary>Whether an unmet guard is waived, of its party or altogether.</summary>
    internal static bool IsWaived(Agreement state, Refusal unmet) =>
        state.Waivers.ContainsKey(unmet.Code) || (unmet.PartyId is { } party && state.Waivers.ContainsKey(WaiverOf(unmet.Code, party)));

    /// <summary>What does not hold of itself for a stage, what is waived included.</summary>
    internal static IEnumerable<Refusal> BeforeWaivers(Agreement state, Stage stage, DateOnly today) => stage switch
    {
        Stage.Negotiated => NegotiatedGuards.Unmet(state),
        Stage.Signed => SignedGuards.Unmet(state, today),
        Stage.Implementing => ImplementingGuards.Unmet(state),
        Stage.Evaluated => EvaluatedGuards.Unmet(state),
        _ => [],
    };

    /// <summary>No stage is entered while a supplementary agreement is on its way.</summary>
    private static AmendmentOpen[] AmendmentGuard(Agreement state) => state.OpenAmendment is { } open ? [new AmendmentOpen(open.Number)] : [];

    /// <summary>The stage that a waivable guard stands before. One of another release stands before the first: it is never void.</summary>
    internal static Stage StageOf(string guard) => CanBeWaived.FirstOrDefault(g => g.Code == guard).Stage;

    /// <summary>Enters a stage when it is the next one and every guard holds; nothing when it was entered before.</summary>
    internal static Decision Enter(Agreement state, Stage stage, CommandContext context, Func<AgreementEvent> entry, Edtf? on = null)
    {
        if (state.Stage >= stage)
        {
            return Decision.Nothing;
        }

        if (state.Stage + 1 != stage)
        {
            return Decision.Refuse(new WrongStage(state.Stage, stage - 1));
        }

        var unmet = Unmet(state, stage, context.Today, context.Related, on);
        return unmet.Count > 0 ? Decision.Refuse(unmet) : Decision.Record(entry());
    }
}
