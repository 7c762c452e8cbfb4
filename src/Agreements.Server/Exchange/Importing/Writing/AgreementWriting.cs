namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>Writes what a source told of agreements as the format has it: its own events and no others. Pure.</summary>
internal static class AgreementWriting
{
    /// <param name="begun">How it began.</param>
    /// <param name="name">What it is called in the file.</param>
    /// <param name="told">What the source told of it, its beginning first.</param>
    /// <param name="reference">What an agreement is called; null for one out of sight.</param>
    public static WrittenAgreement Agreement(AgreementProposed begun, string name, IReadOnlyList<AgreementEvent> told, Func<Guid, string?> reference)
    {
        var stages = told.Select(Told).OfType<ToldStage>().ToArray();
        var kept = told.OfType<CommitmentFulfilled>().Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            name, begun.Kind, begun.Title, begun.Parent is { } parent ? reference(parent) : null,
            [.. begun.Parties.Select(p => new WrittenParty(p.Institution, p.Body, p.IsUnnamed ? p.Name : null, p.Role))],
            told.OfType<TermsRevised>().LastOrDefault()?.Terms, stages.Max(s => s.Stage), [.. History(stages, told)],
            OrNull(told.OfType<CommitmentAdded>().Select(e => Commitment(e.Commitment, kept.Contains(e.Commitment.Id)))),
            OrNull(told.OfType<OutcomeRecorded>().Select(e => new WrittenOutcome(e.Outcome.Level, e.Outcome.Title, e.Outcome.Quantity, e.Outcome.On))),
            OrNull(told.OfType<QuestionLeftOpen>().Select(e => e.Question).Distinct(StringComparer.Ordinal)));
    }

    public static IEnumerable<WrittenIndicator> Indicators(Agreement state, string? source, Func<Guid, string> reference)
    {
        foreach (var measured in state.Indicators)
        {
            // The format has one figure per reference: the last that the source gave.
            if (measured.Measurements.FindLast(m => m.Source?.Id == source) is { } m)
            {
                var scope = measured.Indicator.Scope is { } words ? new Text(words) : null;
                yield return new WrittenIndicator(measured.Id, reference(state.Id), measured.Indicator.Name, m.Value, m.AsOf, m.Period, scope);
            }
        }
    }

    public static IReadOnlyList<T>? OrNull<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? some : null;

    private static WrittenCommitment Commitment(Commitment c, bool isKept) =>
        new(c.Id, c.Title, c.Owner, c.Due, c.Every, c.Quantity, isKept ? "fulfilled" : "open");

    /// <summary>What it told of each stage; of a day it told again, what it said last.</summary>
    private static IEnumerable<WrittenHappening> History(IReadOnlyList<ToldStage> stages, IReadOnlyList<AgreementEvent> told)
    {
        foreach (var last in stages.GroupBy(s => s.Stage).OrderBy(g => g.Key).Select(g => g.Last()))
        {
            var day = told.OfType<FactReported>().LastOrDefault(f => f.Fact == $"{KebabEnum<Stage>.Name(last.Stage)}.on") is { } again
                ? Edtf.Parse(again.Value) : last.On;
            if (!last.IsImplied || day is not null)
            {
                yield return new WrittenHappening(Word(last.Stage), day, last.Place, last.Note);
            }

            if (last.Stage == Stage.Signed && told.OfType<WitnessAttested>().FirstOrDefault() is { } witnessed)
            {
                yield return new WrittenHappening("witnessed", witnessed.On, null, witnessed.Note);
            }
        }
    }

    private static string Word(Stage stage) => stage == Stage.Implementing ? "started" : KebabEnum<Stage>.Name(stage);

    private static ToldStage? Told(AgreementEvent happened) => happened switch
    {
        AgreementProposed e => new(Stage.Proposed, e.On, e.Place, e.Note, e.Implied is true),
        AgreementNegotiated e => new(Stage.Negotiated, e.On, e.Place, e.Note, e.Implied is true),
        AgreementSigned e => new(Stage.Signed, e.On, e.Place, e.Note, e.Implied is true),
        ImplementationStarted e => new(Stage.Implementing, e.On, e.Place, e.Note, e.Implied is true),
        AgreementEvaluated e => new(Stage.Evaluated, e.On, e.Place, e.Note, e.Implied is true),
        _ => null,
    };

    private sealed record ToldStage(Stage Stage, Edtf? On, string? Place, string? Note, bool IsImplied);
}
