using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Results on record, in the order recorded.</summary>
    public ImmutableList<Outcome> Outcomes { get; private init; } = [];

    /// <summary>The latest rating of each rater, by principal, then by reference of the rater; the empty reference for a principal that rated as one.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, AgreementRated>> Ratings { get; private init; } =
        Empty<ImmutableSortedDictionary<string, AgreementRated>>();

    /// <summary>The decision of the evaluation; null before it.</summary>
    public AgreementEvaluated? Evaluation { get; private init; }

    private Agreement Evolve(EvaluatingEvent happened) => happened switch
    {
        OutcomeRecorded e => this with { Outcomes = Outcomes.Add(e.Outcome) },
        AgreementRated e => this with { Ratings = Ratings.SetItem(e.Party, RatingsOf(e.Party).SetItem(e.Rater ?? "", e)) },
        AgreementEvaluated e => Enter(Stage.Evaluated, new StageEntry(e.On, e.Source is not null)) with { Evaluation = e },
        _ => throw Unknown(happened),
    };

    private ImmutableSortedDictionary<string, AgreementRated> RatingsOf(string party) =>
        Ratings.GetValueOrDefault(party, ImmutableSortedDictionary.Create<string, AgreementRated>(StringComparer.Ordinal));
}
