
namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>Writes agreements as the format has them. Pure.</summary>
internal static class AgreementWriting
{
    public static WrittenAgreement Agreement(Agreement state, IReadOnlyList<AgreementEvent> events, Func<Guid, string> reference) => new(
        reference(state.Id), state.Kind, state.Title, state.Parent is { } parent ? reference(parent) : null,
        [.. state.Parties.Select(p => new WrittenParty(p.Institution, p.Body, p.IsUnnamed ? p.Name : null, p.Role))],
        state.CurrentTerms?.Terms, state.Stage, [.. History(state, events)],
        // What came round by itself comes round again wherever the first of the series is.
        OrNull(state.Commitments.Where(o => o.Follows is null).Select(o => Commitment(o))),
        OrNull(state.Outcomes.Select(o => new WrittenOutcome(o.Level, o.Title, o.Quantity, o.On))), OrNull(state.OpenQuestions));

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

    private static WrittenCommitment Commitment(CommitmentState o) => new(
        o.Commitment.Id, o.Commitment.Title, o.Commitment.Owner, o.Commitment.Due, o.Commitment.Every, o.Commitment.Quantity, o.IsKept ? "fulfilled" : "open");

    /// <summary>What was told of each stage that it has reached and not left again; the day as it stands now.</summary>
    private static IEnumerable<WrittenHappening> History(Agreement state, IReadOnlyList<AgreementEvent> events)
    {
        foreach (var (stage, entry) in state.Entries)
        {
            var told = events.Select(Told).LastOrDefault(t => t?.Stage == stage);
            if (told is { Implied: false } || entry.On is not null)
            {
                yield return new WrittenHappening(Word(stage), entry.On, told?.Place, told?.Note);
            }

            if (stage == Stage.Signed && events.OfType<WitnessAttested>().FirstOrDefault(w => state.Attestations.Contains(w.Party)) is { } witnessed)
            {
                yield return new WrittenHappening("witnessed", witnessed.On, null, witnessed.Note);
            }
        }
    }

    private static string Word(Stage stage) => stage == Stage.Implementing ? "started" : KebabEnum<Stage>.Name(stage);

    private static (Stage Stage, string? Place, string? Note, bool Implied)? Told(AgreementEvent happened) => happened switch
    {
        AgreementProposed e => (Stage.Proposed, e.Place, e.Note, e.Implied is true),
        AgreementNegotiated e => (Stage.Negotiated, e.Place, e.Note, e.Implied is true),
        AgreementSigned e => (Stage.Signed, e.Place, e.Note, e.Implied is true),
        ImplementationStarted e => (Stage.Implementing, e.Place, e.Note, e.Implied is true),
        AgreementEvaluated e => (Stage.Evaluated, e.Place, e.Note, e.Implied is true),
        _ => null,
    };
}
