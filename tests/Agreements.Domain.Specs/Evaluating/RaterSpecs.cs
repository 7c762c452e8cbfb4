using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Evaluating;

/// <summary>Several persons rate for a principal: alike within it, and the principals alike among each other.</summary>
public sealed class RaterSpecs
{
    private static readonly IReadOnlyList<AgreementEvent> Unrated = Story.Before(Stage.Evaluated).Without<AgreementRated>();

    [Fact]
    public void Each_rater_of_a_principal_has_a_rating_of_its_own()
    {
        var after = Given(Unrated.And(new AgreementRated(Qingsu, Scores(90, 90, 90), null), new AgreementRated(Qingsu, Scores(70, 70, 70), null, "p-7")))
            .When(Ask.Rate(Qingsu, Scores(80, 80, 80)) with { Rater = "p-7" }).Then(new AgreementRated(Qingsu, Scores(80, 80, 80), null, "p-7"));
        after.Ratings[Qingsu].Select(r => (r.Key, r.Value.Scores["delivery"])).ShouldBe([("", 90), ("p-7", 80)]);
    }

    [Theory]
    [InlineData("100 0 0", "50", "41.67")] // (33.33… + 50) / 2: three raters count as one principal
    [InlineData("100", "0", "50")]
    [InlineData("100 100 100", "0", "50")]
    [InlineData("1 0 0", "0", "0.17")]
    [InlineData("90 90 89", "90", "89.83")]
    public void Raters_count_alike_within_a_principal_and_principals_alike(string first, string second, string score) =>
        Given(Rated(first, second)).When(Ask.Evaluated()).Then(new AgreementEvaluated(
            Number(score), Scoring.GradeOf(Number(score)), Recommendation.Renew, Now, null));

    /// <summary>Rounded thirds of a hundredth would make 62.49 of it.</summary>
    [Fact]
    public void A_half_is_a_half_also_after_thirds_and_sixths()
    {
        var scores = new[] { (Qingsu, 0, 0, 1), (CqWomen, 0, 0, 0) }.SelectMany(s => Enumerable.Range(0, s.Item1 == Qingsu ? 20 : 1)
            .Select(i => new AgreementRated(s.Item1, Scores(0, 0, i == 0 ? s.Item4 : 0), null, $"p-{i}")));
        // 20 points weight × 1 / 100 / 20 raters / 2 principals = 0.005
        Given(Unrated.And(scores)).When(Ask.Evaluated()).Then(new AgreementEvaluated(0.01m, Grade.Insufficient, Recommendation.Renew, Now, null));
    }

    [Fact]
    public void The_score_is_the_exact_mean_rounded_once() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true),
        Prop.ForAll(Arb.From(Gen.Choose(0, 100).NonEmptyListOf().Two()), t =>
        {
            var state = Given(Rated(string.Join(' ', t.Item1), string.Join(' ', t.Item2))).State;
            var (a, b) = (t.Item1.Sum(), t.Item2.Sum());
            // Half up over whole numbers: (a/n + b/m) / 2 in hundredths.
            var (over, under) = ((((long)a * t.Item2.Count) + ((long)b * t.Item1.Count)) * 100, 2L * t.Item1.Count * t.Item2.Count);
            Scoring.Of(state).ShouldBe(((2 * over) + under) / (2 * under) / 100m);
            Scoring.ByParty(state).Select(p => (p.Party, p.Raters)).ShouldBe([(Qingsu, t.Item1.Count), (CqWomen, t.Item2.Count)]);
        }));

    [Fact]
    public void Every_criterion_is_shown_by_party()
    {
        var rated = Unrated.And(
            new AgreementRated(Qingsu, Scores(90, 60, 30), null, "a"), new AgreementRated(Qingsu, Scores(91, 60, 30), null, "b"));
        var party = Scoring.ByParty(Given(rated).State).ShouldHaveSingleItem();
        party.Criteria.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)).ShouldBe([("cooperation", 30m), ("delivery", 90.5m), ("results", 60m)]);
        party.Score.ShouldBe(66.2m);
    }

    [Fact]
    public void Where_ratings_are_waived_those_that_are_in_count()
    {
        var one = Unrated.And(new AgreementRated(Qingsu, Scores(80, 80, 80), null));
        Given(one).When(Ask.Evaluated()).ThenRefused(new RatingMissing(CqWomen, CqWomenName));
        var waived = new GuardWaived("rating-missing", "校领导更替", JiangbeiEdu);
        Given(one.And(waived)).When(Ask.Evaluated()).Then(new AgreementEvaluated(80m, Grade.Good, Recommendation.Renew, Now, null));
        Given(Unrated.And(waived)).When(Ask.Evaluated()).Then(new AgreementEvaluated(null, null, Recommendation.Renew, Now, null));
    }

    [Fact]
    public void A_recommendation_says_why() =>
        Given(Story.Before(Stage.Evaluated)).When(Ask.Evaluated(Recommendation.RenewWithChanges) with { Reasons = "增加课程共建" })
            .Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.RenewWithChanges, Now, null, Reasons: "增加课程共建"));

    private static IReadOnlyList<AgreementEvent> Rated(string first, string second) => Unrated.And(
        [.. Of(Qingsu, first), .. Of(CqWomen, second)]);

    private static IEnumerable<AgreementRated> Of(string party, string points) =>
        points.Split(' ').Select((p, i) => new AgreementRated(party, Scores((int)Number(p), (int)Number(p), (int)Number(p)), null, $"p-{i}"));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
