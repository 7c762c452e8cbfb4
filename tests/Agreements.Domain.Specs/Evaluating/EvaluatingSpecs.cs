using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Evaluating;

public sealed class RateSpecs : RefusalSpecs<RateSpecs>, IRefusalCases
{
    private static readonly ScoresNotAsRubric NotAsRubric = new(Qingsu, ["delivery", "results", "cooperation"]);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Implementing), Ask.Rate("nobody", Scores(1, 1, 1)), new PartyUnknown("nobody")),
        new("a witness does not rate", Story.At(Stage.Implementing), Ask.Rate(QingyangEdu, Scores(1, 1, 1)), new NotPrincipal(QingyangEdu, QingyangEduName)),
        new("a principal without a name", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed), Ask.Rate(Unnamed.Id, Scores(1, 1, 1)),
            new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("work has not begun", Story.At(Stage.Signed), Ask.Rate(Qingsu, Scores(1, 1, 1)), new WrongStage(Stage.Signed, Stage.Implementing)),
        new("the evaluation is done", Story.At(Stage.Evaluated), Ask.Rate(Qingsu, Scores(1, 1, 1)), new WrongStage(Stage.Evaluated, Stage.Implementing)),
        new("a criterion is missing", Story.At(Stage.Implementing),
            Ask.Rate(Qingsu, new Dictionary<string, int> { ["delivery"] = 1, ["results"] = 1 }), NotAsRubric),
        new("a criterion of another rubric", Story.At(Stage.Implementing),
            Ask.Rate(Qingsu, new Dictionary<string, int> { ["delivery"] = 1, ["results"] = 1, ["beauty"] = 1 }), NotAsRubric),
        new("a criterion too many", Story.At(Stage.Implementing),
            Ask.Rate(Qingsu, new Dictionary<string, int>(Scores(1, 1, 1)) { ["beauty"] = 1 }), NotAsRubric),
        new("more than 100", Story.At(Stage.Implementing), Ask.Rate(Qingsu, Scores(101, 1, 1)), NotAsRubric),
        new("by a document that is not on file", Story.At(Stage.Implementing), Ask.Rate(Qingsu, Scores(1, 1, 1)) with { Document = DocumentDigest },
            new DocumentNotOnFile(DocumentDigest)),
        new("less than 0", Story.At(Stage.Implementing), Ask.Rate(Qingsu, Scores(1, 1, -1)), NotAsRubric),
    ];

    [Fact]
    public void A_principal_rates_every_criterion_from_0_to_100() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Rate(Qingsu, Scores(0, 100, 50), "可")).Then(new AgreementRated(Qingsu, Scores(0, 100, 50), "可"));

    [Fact]
    public void A_rating_names_the_document_that_shows_it() =>
        Given(Story.At(Stage.Implementing).And(Documenting.AttachSpecs.Attached)).When(Ask.Rate(Qingsu, Scores(0, 100, 50)) with { Document = DocumentDigest })
            .Then(new AgreementRated(Qingsu, Scores(0, 100, 50), null, null, DocumentDigest));

    [Fact]
    public void Rating_again_replaces_the_rating()
    {
        var after = Given(Story.Before(Stage.Evaluated)).When(Ask.Rate(Qingsu, Scores(10, 10, 10))).Then(new AgreementRated(Qingsu, Scores(10, 10, 10), null));
        after.Ratings.Count.ShouldBe(2);
        after.Ratings[Qingsu][""].Scores["delivery"].ShouldBe(10);
    }

    [Fact]
    public void Another_comment_is_another_rating() =>
        Given(Story.Before(Stage.Evaluated)).When(Ask.Rate(CqWomen, Scores(80, 85, 90), "很好")).Then(new AgreementRated(CqWomen, Scores(80, 85, 90), "很好"));

    [Fact]
    public void The_same_points_say_nothing_new_even_after_the_evaluation() =>
        Given(Story.At(Stage.Evaluated)).When(Ask.Rate(Qingsu, Scores(95, 90, 100))).ThenNothing();
}

public sealed class OutcomeSpecs : RefusalSpecs<OutcomeSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("work has not begun", Story.At(Stage.Signed), Ask.Result(Prize), new WrongStage(Stage.Signed, Stage.Implementing)),
        new("shown by a document that is not on file", Story.At(Stage.Implementing), Ask.Result(Prize) with { Document = DocumentDigest },
            new DocumentNotOnFile(DocumentDigest)),
        new("all is over", Story.At(Stage.Evaluated), Ask.Result(Prize with { On = null }), new WrongStage(Stage.Evaluated, Stage.Implementing)),
    ];

    [Fact]
    public void A_result_is_put_on_the_list() => Given(Story.At(Stage.Implementing)).When(Ask.Result(Prize)).Then(new OutcomeRecorded(Prize));

    [Fact]
    public void A_result_names_the_document_that_shows_it() =>
        Given(Story.At(Stage.Implementing).And(Documenting.AttachSpecs.Attached)).When(Ask.Result(Prize) with { Document = DocumentDigest })
            .Then(new OutcomeRecorded(Prize with { Document = DocumentDigest }));

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Evaluated)]
    public void What_a_source_reports_is_recorded_at_any_time(Stage stage) =>
        Given(Story.At(stage)).When(Ask.Result(Prize with { Source = Press })).Then(new OutcomeRecorded(Prize with { Source = Press }));

    [Fact]
    public void Results_that_differ_stay_side_by_side() =>
        Given(Story.Before(Stage.Evaluated)).When(Ask.Result(Prize with { Level = OutcomeLevel.National }))
            .Then(new OutcomeRecorded(Prize with { Level = OutcomeLevel.National })).Outcomes.Count.ShouldBe(2);
}

public sealed class ScoreSpecs
{
    [Theory]
    [InlineData(100, 100, 100, 100, 100, 100, "100", Grade.Excellent)]
    [InlineData(90, 90, 90, 90, 90, 90, "90", Grade.Excellent)]
    [InlineData(90, 90, 90, 90, 90, 89, "89.9", Grade.Good)]
    [InlineData(75, 75, 75, 75, 75, 75, "75", Grade.Good)]
    [InlineData(75, 75, 75, 74, 75, 75, "74.8", Grade.Sufficient)]
    [InlineData(60, 60, 60, 60, 60, 60, "60", Grade.Sufficient)]
    [InlineData(60, 60, 60, 60, 60, 59, "59.9", Grade.Insufficient)]
    [InlineData(0, 0, 0, 0, 0, 0, "0", Grade.Insufficient)]
    public void Principals_count_the_same_and_criteria_by_weight(int d1, int r1, int c1, int d2, int r2, int c2, string score, Grade grade) =>
        Given(Story.Before(Stage.Evaluated).Without<AgreementRated>()
                .And(new AgreementRated(Qingsu, Scores(d1, r1, c1), null), new AgreementRated(CqWomen, Scores(d2, r2, c2), null)))
            .When(Ask.Evaluated(Recommendation.LetLapse))
            .Then(new AgreementEvaluated(decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), grade, Recommendation.LetLapse, Now, null));

    [Theory]
    [InlineData("80.07", 81, 80, 80)]
    [InlineData("80.13", 81, 81, 80)]
    [InlineData("80.03", 81, 80, 80, 80, 80, 80, 80, 80)]
    public void The_mean_has_two_decimals_and_half_is_rounded_away_from_zero(string score, params int[] cooperation)
    {
        var parties = cooperation.Select((_, i) => Party.OfInstitution($"school-{i}", PartyRole.CoLead, new Text($"第{i}所学校"))).ToArray();
        Given(Story.ProposedAmong(AgreementKind.SchoolEnterprise, parties)
                .And(new ImplementationStarted(null, null, Press), new OutcomeRecorded(Prize))
                .And(parties.Select((p, i) => new AgreementRated(p.Id, Scores(80, 80, cooperation[i]), null))))
            .When(Ask.Evaluated())
            .Then(new AgreementEvaluated(decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), Grade.Good, Recommendation.Renew, Now, null));
    }
}
