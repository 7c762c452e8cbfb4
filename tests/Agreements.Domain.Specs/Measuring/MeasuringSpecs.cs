using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Measuring;

public sealed class MeasuringSpecs : RefusalSpecs<MeasuringSpecs>, IRefusalCases
{
    private static readonly Quantity Few = new(78, Qualifier.Exact, "person", "名");
    private static readonly Quantity Many = new(200, Qualifier.AtLeast, "person", "名");
    private static readonly Quantity Times = new(3000, Qualifier.AtLeast, "person-time", "人次");
    private static readonly Indicator Students = new(
        "students", new Text("产业学院在读学生", "Students of the industry college"), "person", "Hualan", Few with { Value = 40 }, Many, Edtf.Parse("2027"));
    private static readonly Edtf Then = Edtf.Parse("2025-05");
    private static readonly IndicatorMeasured Measured = new("students", Few, Then, null, null, null);
    private static readonly IReadOnlyList<AgreementEvent> Defined = Story.At(Stage.Implementing).And(new IndicatorDefined(Students));
    private static readonly IReadOnlyList<AgreementEvent> Known = Defined.And(Measured);
    private static readonly IReadOnlyList<AgreementEvent> Closed = Known.And(new PeriodClosed(Edtf.Parse("2025"), null, Now));
    private static readonly WrongStage Over = new(Stage.Evaluated, Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing);

    internal static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Accepted { get; } =
    [
        (Story.At(Stage.Proposed), new(Ask.Define(Students), new IndicatorDefined(Students))),
        (Defined, new(Ask.Target("students", null), new TargetChanged("students", Many, null, null, "招生计划调整", Now))),
        (Defined, new(Ask.Measure("students", Few, Then), Measured)),
        (Known, new(Ask.CorrectFigure("students", 1, Few with { Value = 87 }), new MeasurementCorrected("students", 1, Few, Few with { Value = 87 }, "录入颠倒"))),
        (Known, new(Ask.ClosePeriod("2025"), new PeriodClosed(Edtf.Parse("2025"), "年终", Now))),
        (Closed, new(Ask.Reopen("2025"), new PeriodReopened(Edtf.Parse("2025"), "企业补报", Now))),
    ];

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("another indicator has the id", Defined, Ask.Define(Students with { Scope = null }), new IndicatorIdTaken("students")),
        new("a target in another unit", Defined, Ask.Define(Students with { Id = "x", Target = Times }), new UnitDiffers("person", "person-time")),
        new("a baseline in another unit", Defined, Ask.Define(Students with { Id = "x", Baseline = Times }), new UnitDiffers("person", "person-time")),
        new("defined after the evaluation", Story.At(Stage.Evaluated), Ask.Define(Students), Over),
        new("a target of nothing", Defined, Ask.Target("nothing", Many), new IndicatorUnknown("nothing")),
        new("another target in another unit", Defined, Ask.Target("students", Times), new UnitDiffers("person", "person-time")),
        new("another target without a reason", Defined, Ask.Target("students", Few, " "), new ReasonMissing()),
        new("another target after the evaluation", Story.At(Stage.Evaluated).And(new IndicatorDefined(Students)), Ask.Target("students", Few), Over),
        new("a figure of nothing", Defined, Ask.Measure("nothing", Few), new IndicatorUnknown("nothing")),
        new("a figure in another unit", Defined, Ask.Measure("students", Times), new UnitDiffers("person", "person-time")),
        new("a figure of an indicator called otherwise", Defined, Ask.Measure("students", Few) with { Name = new Text("在读学生") },
            new IndicatorIdTaken("students")),
        new("a figure after the evaluation", Story.At(Stage.Evaluated).And(new IndicatorDefined(Students)), Ask.Measure("students", Few), Over),
        new("a figure of a day in a closed period", Closed, Ask.Measure("students", Few, Edtf.Parse("2025-06-30")), new PeriodIsClosed("2025")),
        new("a figure over a time in a closed period", Closed, Ask.Measure("students", Few) with { Period = Edtf.Parse("2025-04/2025-06") },
            new PeriodIsClosed("2025")),
        new("a correction of nothing", Known, Ask.CorrectFigure("nothing", 1, Many), new IndicatorUnknown("nothing")),
        new("a correction of no figure", Known, Ask.CorrectFigure("students", 2, Many), new MeasurementUnknown("students", 2)),
        new("a correction without a reason", Known, Ask.CorrectFigure("students", 1, Many, ""), new ReasonMissing()),
        new("a correction into another unit", Known, Ask.CorrectFigure("students", 1, Times), new UnitDiffers("person", "person-time")),
        new("a correction in a closed period", Closed, Ask.CorrectFigure("students", 1, Many), new PeriodIsClosed("2025")),
        new("a period without an end", Known, Ask.ClosePeriod("2025/.."), new PeriodUnbounded("2025/..")),
        new("a period that was never closed", Known, Ask.Reopen("2025"), new PeriodNotClosed("2025")),
        new("evaluated before it is measured", Story.Before(Stage.Evaluated).And(new IndicatorDefined(Students)), Ask.Evaluated(),
            new IndicatorOpen("students", Students.Name)),
        new("reopened without a reason", Closed, Ask.Reopen("2025", " "), new ReasonMissing()),
    ];

    [Fact]
    public void A_figure_with_a_name_defines_what_nobody_has_defined()
    {
        var ask = Ask.Measure("fp-k4", Times, Then, Press) with { Name = new Text("培训员工"), Scope = "重点企业" };
        var indicator = new Indicator("fp-k4", new Text("培训员工"), "person-time", "重点企业", Source: Press);
        Given(Story.At(Stage.Evaluated)).When(ask.TakingOver())
            .Then(new IndicatorDefined(indicator), new IndicatorMeasured("fp-k4", Times, Then, null, Press, null));
    }

    [Fact]
    public void Two_sources_that_disagree_stay_side_by_side()
    {
        var after = Given(Known).When(Ask.Measure("students", Many, Then, Press)).Then(Measured with { Value = Many, Source = Press });
        after.FindIndicator("students")!.Latest.ShouldBe([Few, Many]);
    }

    [Fact]
    public void What_came_certainly_later_counts()
    {
        var after = Given(Known.And(Measured with { AsOf = Edtf.Parse("2024") })).When(Ask.Measure("students", Many, Edtf.Parse("2025-06")))
            .Then(Measured with { Value = Many, AsOf = Edtf.Parse("2025-06") });
        after.FindIndicator("students")!.Latest.ShouldBe([Many]);
        Given(Known).When(Ask.Measure("students", Many, Edtf.Parse("2025"))).Then(Measured with { Value = Many, AsOf = Edtf.Parse("2025") })
            .FindIndicator("students")!.Latest.ShouldBe([Few, Many]);
        Given(Known).When(Ask.Measure("students", Few, Edtf.Parse("2025"))).Then(Measured with { AsOf = Edtf.Parse("2025") })
            .FindIndicator("students")!.Latest.ShouldBe([Few]);
    }

    [Fact]
    public void A_figure_put_right_and_reported_again_as_it_was_says_nothing_new()
    {
        var right = Known.And(new MeasurementCorrected("students", 1, Few, Many, "录入颠倒"));
        Given(right).When(Ask.Measure("students", Few, Then)).ThenNothing();
        Given(right).When(Ask.Measure("students", Many, Then)).ThenNothing();
        Given(right).State.FindIndicator("students")!.Measurements[0].ShouldSatisfyAllConditions(m => m.Value.ShouldBe(Many), m => m.Reported.ShouldBe(Few));
    }

    [Fact]
    public void A_figure_that_may_lie_outside_the_closed_period_is_accepted() =>
        Given(Closed).When(Ask.Measure("students", Many, Edtf.Parse("2025-12/2026-01")))
            .Then(Measured with { Value = Many, AsOf = Edtf.Parse("2025-12/2026-01") });

    [Fact]
    public void A_reopened_period_takes_figures_and_is_closed_again()
    {
        var open = Closed.And(new PeriodReopened(Edtf.Parse("2025"), "企业补报", Now));
        Given(open).When(Ask.Measure("students", Many, Then)).Then(Measured with { Value = Many });
        Given(open).When(Ask.ClosePeriod("2025")).Then(new PeriodClosed(Edtf.Parse("2025"), "年终", Now)).Periods.ShouldHaveSingleItem().IsClosed.ShouldBeTrue();
        Given(open).When(Ask.Reopen("2025", "")).ThenNothing();
    }

    [Fact]
    public void What_was_reached_is_counted_also_after_the_end() =>
        Given(Defined.And(new AgreementExpired(Today))).When(Ask.Measure("students", Few, Then)).Then(Measured);

    [Fact]
    public void Figures_of_a_stream_that_never_defined_them_are_no_agreements() =>
        Should.Throw<InvalidOperationException>(() => Given(Story.At(Stage.Signed).And(Measured)).State);

    /// <summary>What is evaluated has figures, and they are final.</summary>
    [Fact]
    public void An_indicator_is_open_until_its_figures_are_final()
    {
        var open = new IndicatorOpen("students", Students.Name);
        var ready = Story.Before(Stage.Evaluated).And(new IndicatorDefined(Students));
        Given(ready).When(Ask.Evaluated()).ThenRefused(open);
        Given(ready.And(Measured)).When(Ask.Evaluated()).ThenRefused(open);
        Given(ready.And(Measured with { AsOf = null })).When(Ask.Evaluated()).ThenRefused(open);
        var final = ready.And(Measured, Measured with { AsOf = null }, new PeriodClosed(Edtf.Parse("2025"), null, Now));
        Given(final).When(Ask.Evaluated()).Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null));
        Given(final.And(Measured with { AsOf = Edtf.Parse("2026-01") })).When(Ask.Evaluated()).ThenRefused(open);
        Given(final.And(new PeriodReopened(Edtf.Parse("2025"), "?", Now))).When(Ask.Evaluated()).ThenRefused(open);
        Given(ready.And(new GuardWaived("indicator-open", "企业不再公布", JiangbeiEdu))).When(Ask.Evaluated())
            .Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null));
    }
}
