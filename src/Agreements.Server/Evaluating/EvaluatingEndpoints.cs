using Agreements.Server.Http;

namespace Agreements.Server.Evaluating;

/// <summary>A result.</summary>
/// <param name="Level">Whose recognition it has.</param>
/// <param name="Title">What it is.</param>
/// <param name="Quantity">How many; null when it is one thing.</param>
/// <param name="On">When; null when unknown.</param>
public sealed record Result(OutcomeLevel Level, Text Title, Quantity? Quantity = null, Edtf? On = null);

/// <summary>A rating.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Scores">Points of 0 to 100 by criterion id.</param>
/// <param name="Comment">What is to be said with it; null for nothing.</param>
/// <param name="Rater">A reference to the person who rates, never the name; null where the principal rates as one.</param>
public sealed record Rated(string Party, Dictionary<string, int> Scores, string? Comment = null, string? Rater = null);

/// <summary>The stage evaluated entered.</summary>
/// <param name="Recommendation">What is recommended next.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Reasons">Why that is recommended; null for nothing.</param>
public sealed record EvaluatedAs(Recommendation Recommendation, Edtf? On = null, string? Reasons = null);

/// <summary>Evaluating over HTTP.</summary>
public static class EvaluatingEndpoints
{
    /// <summary>Maps results, ratings and the stage evaluated.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapEvaluating(this IEndpointRouteBuilder api)
    {
        api.MapCommand("outcomes", "recordOutcome", "Put a result on the list of results.",
            (id, b, a) => new RecordOutcome(id, new Outcome(b.Level, b.Title, b.Quantity, b.On, null)) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Result(OutcomeLevel.Municipal, new Text("市级技能大赛获奖", "Prizes of the municipal skills contest"), new Quantity(12, Qualifier.AtLeast, "prize", "项"), Edtf.Parse("2026")));
        api.MapCommand("ratings", "rateAgreement", "Rate the cooperation, for a principal.",
            (id, b, a) => new RateAgreement(id, b.Party, b.Scores, b.Comment, b.Rater) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Rated("qingsu", new Dictionary<string, int> { ["delivery"] = 92, ["results"] = 88, ["cooperation"] = 95 }));
        api.MapCommand("evaluation", "advanceToEvaluated", "Enter the stage evaluated.",
            (id, b, a) => new AdvanceToEvaluated(id, b.Recommendation, b.On, b.Reasons) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new EvaluatedAs(Recommendation.RenewWithChanges, Reasons: "增加课程共建"));
    }
}
