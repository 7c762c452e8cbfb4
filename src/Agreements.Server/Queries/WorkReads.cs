using Agreements.Server.Identity.People;
using Agreements.Server.Localization;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Outcomes;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>One rating as it was given.</summary>
/// <param name="Party">The principal it was given for.</param>
/// <param name="Rater">The person who rated; null where the principal rated as one.</param>
/// <param name="Scores">Points by criterion id.</param>
/// <param name="Comment">What was said; null for nothing.</param>
public sealed record RatingView(string Party, Mention? Rater, IReadOnlyDictionary<string, int> Scores, string? Comment)
{
    /// <summary>SHA-256 of the document on file that shows it; null for none.</summary>
    public string? Document { get; init; }

    /// <summary>Where the fact comes from; null when rated here.</summary>
    public Source? Source { get; init; }
}

/// <summary>The evaluation of an agreement: ratings as they are, and the decision once it is made.</summary>
/// <param name="Rubric">What is rated, and how much each counts.</param>
/// <param name="Ratings">Every rating.</param>
/// <param name="Parties">The same by party, averaged.</param>
/// <param name="Score">The score by the ratings so far; null when nobody has rated.</param>
/// <param name="Grade">The grade that it gives; null when nobody has rated.</param>
/// <param name="Decision">The decision; null before it.</param>
public sealed record EvaluationView(
    IReadOnlyList<Criterion> Rubric, IReadOnlyList<RatingView> Ratings, IReadOnlyList<PartyScore> Parties, decimal? Score,
    Grade? Grade, AgreementEvaluated? Decision)
{
    /// <summary>The evaluation in a state of the agreement.</summary>
    /// <param name="state">The state.</param>
    /// <param name="mentions">Names of those who rated.</param>
    public static EvaluationView Of(Agreement state, Mentions mentions)
    {
        var score = Scoring.Of(state);
        return new EvaluationView(
            state.Policy.Rubric,
            [.. state.Parties.Where(p => state.Ratings.ContainsKey(p.Id)).SelectMany(p => state.Ratings[p.Id].Values)
                .Select(r => new RatingView(r.Party, r.Rater is { } rater ? mentions.Of(rater, MentionedAs.Rater) : null, r.Scores, r.Comment)
                {
                    Document = r.Document, Source = r.Source,
                })],
            Scoring.ByParty(state), score, score is { } s ? Scoring.GradeOf(s) : null, state.Evaluation);
    }
}

/// <summary>Reading what is owed, what was measured, what came of it and how it is rated.</summary>
public static class WorkReads
{
    /// <summary>Maps commitments, indicators, results and the evaluation.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapWorkReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/commitments", CommitmentsAsync).WithName("readCommitments")
            .WithSummary("What is owed: due=overdue, soon or undated, as of a day; by owner, by region, by due day; guarantee reviews among them.")
            .Produces<CommitmentPage>().ProducesProblem(400);
        api.MapGet("/indicators", IndicatorsAsync).WithName("readAllIndicators")
            .WithSummary("The indicators of all agreements in sight: by how far they have come, by kind of agreement, by institution, by region.")
            .Produces<IndicatorPage>().ProducesProblem(400);
        api.MapGet("/agreements/{id:guid}/indicators", (Guid id, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, async _ => Results.Ok(await IndicatorQuery.OfAsync(reader, id, stop)), stop))
            .WithName("readIndicators").WithSummary("The indicators of one agreement with all their figures.").Produces<IndicatorRow[]>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/indicators/rollup", (Guid id, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, async _ => Results.Ok(await IndicatorQuery.RollUpAsync(reader, id, stop)), stop))
            .WithName("rollUpIndicators").WithSummary("What an agreement and all below it have reached together, by name, unit and scope.")
            .Produces<IndicatorRollUp>().ProducesProblem(404);
        api.MapGet("/outcomes", OutcomesAsync).WithName("readOutcomes")
            .WithSummary("Results by level, year and institution, with totals that never add different units.")
            .Produces<OutcomePage>().ProducesProblem(400);
        api.MapGet("/agreements/{id:guid}/evaluation", EvaluationAsync).WithName("readEvaluation").WithSummary("Ratings, score and decision of one agreement.")
            .Produces<EvaluationView>().ProducesProblem(404);
    }

    private static Task<CommitmentPage> CommitmentsAsync(
        Reader reader, TimeProvider clock, string? due = null, string? owner = null, string? region = null, string? from = null, string? until = null,
        string? asOf = null, string? after = null, int count = 50, CancellationToken stop = default) => Reading(() => CommitmentQuery.PageAsync(
        reader, new CommitmentFilter(MaybeWord<DueWhen>("due", due), owner, region, MaybeDay("from", from), MaybeDay("until", until)),
        MaybeDay("asOf", asOf) ?? clock.Today(), after, Limit(count, 200), stop));

    private static Task<IndicatorPage> IndicatorsAsync(
        Reader reader, string? attainment = null, string? kind = null, string? institution = null, string? region = null, string? after = null,
        int count = 50, CancellationToken stop = default) => Reading(() => IndicatorQuery.PageAsync(
        reader, new IndicatorFilter(MaybeWord<Attainment>("attainment", attainment), MaybeWord<AgreementKind>("kind", kind), institution, region), after,
        Limit(count, 200), stop));

    private static Task<OutcomePage> OutcomesAsync(
        Reader reader, string? level = null, int? year = null, string? institution = null, string? after = null, int count = 50,
        CancellationToken stop = default) =>
        Reading(() =>
            OutcomeQuery.PageAsync(reader, new OutcomeFilter(MaybeWord<OutcomeLevel>("level", level), year, institution), after, Limit(count, 200), stop));

    private static Task<IResult> EvaluationAsync(Guid id, Reader reader, HttpContext http) => reader.OfAgreementAsync(
        id, async state => Results.Ok(EvaluationView.Of(state, await reader.Db.MentionsAsync(state, http.RequestAborted))), http.RequestAborted);
}
