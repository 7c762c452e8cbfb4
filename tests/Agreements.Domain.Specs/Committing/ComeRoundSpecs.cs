using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Committing;

/// <summary>Recurring commitments: every period has one, and no period has two.</summary>
public sealed class ComeRoundSpecs : RefusalSpecs<ComeRoundSpecs>, IRefusalCases
{
    private static readonly Commitment Report = new("report", new Text("工作报告", "Report"), Qingsu, Edtf.Parse("2024-12-31"), Recurrence.Year);

    private static readonly DateOnly April = new(2025, 4, 1);

    internal static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Accepted { get; } =
    [
        (Owing(Report), new(Ask.Round(Today), new CommitmentCameRound("report", Report with { Id = "report-2025", Due = Edtf.Parse("2025-12-31") }, Now))),
    ];

    public static IReadOnlyList<RefusalCase> Refused => [new("a day to come", Owing(Report), Ask.Round(Today.AddDays(1)), new RoundAhead(Today.AddDays(1)))];

    [Theory]
    [InlineData(Recurrence.Year, "2024-06", "report-2025", "2025-06-30")]
    [InlineData(Recurrence.Year, "2024-06-30", "report-2025", "2025-06-30")]
    [InlineData(Recurrence.Year, "2024-02-29", "report-2025", "2025-02-28")]
    [InlineData(Recurrence.Year, "2023-02-28", "report-2025", "2025-02-28")]
    [InlineData(Recurrence.Year, "2024-06-15", "report-2025", "2025-06-15")]
    [InlineData(Recurrence.Year, "2024", "report-2025", "2025-12-31")]
    [InlineData(Recurrence.Quarter, "2025-01-31", "report-2025q2", "2025-04-30")]
    [InlineData(Recurrence.Quarter, "2025-01-30", "report-2025q2", "2025-04-30")]
    [InlineData(Recurrence.Quarter, "2024-12-30", "report-2025q2", "2025-06-30")]
    [InlineData(Recurrence.Year, "2024-12-31", "report-2025", "2025-12-31")]
    [InlineData(Recurrence.SchoolYear, "2024-08-31", "report-2024-2025", "2025-08-31")]
    [InlineData(Recurrence.SchoolYear, "2023-09-01", "report-2024-2025", "2024-09-01")]
    [InlineData(Recurrence.SchoolYear, "2015-08-31", "report-2024-2025", "2025-08-31")]
    [InlineData(Recurrence.Quarter, "2025-03-31", "report-2025q2", "2025-06-30")]
    [InlineData(Recurrence.Quarter, "2025-02", "report-2025q2", "2025-05-31")]
    public void When_its_period_is_over_the_next_is_due_on_the_same_day_of_the_next(Recurrence every, string due, string next, string on) =>
        Given(Owing(Report with { Every = every, Due = Edtf.Parse(due) })).When(Ask.Round(April).On(April))
            .Then(new CommitmentCameRound("report", Report with { Every = every, Id = next, Due = Edtf.Parse(on) }, Edtf.Day(April)));

    [Theory]
    [InlineData(Recurrence.Year, "2025-01", "2025-01-01 2025-12-31 2025")]
    [InlineData(Recurrence.SchoolYear, "2025-08", "2024-09-01 2025-08-31 2024-2025")]
    [InlineData(Recurrence.SchoolYear, "2025-09", "2025-09-01 2026-08-31 2025-2026")]
    [InlineData(Recurrence.Quarter, "2024-02-29", "2024-01-01 2024-03-31 2024q1")]
    [InlineData(Recurrence.Quarter, "2024-12-31", "2024-10-01 2024-12-31 2024q4")]
    [InlineData(Recurrence.Year, "0001", "")]
    [InlineData(Recurrence.Quarter, "9999", "")]
    [InlineData(null, "2025", "")]
    public void A_day_is_in_one_round(Recurrence? every, string day, string round) =>
        (RecurrencePeriod.Of(every, Edtf.Parse(day).Latest) is { } r ? $"{r.From:yyyy-MM-dd} {r.To:yyyy-MM-dd} {r.Name}" : "").ShouldBe(round);

    [Fact]
    public void Who_starts_late_owes_one_line_and_not_all_that_was_missed() =>
        Ids(Given(Owing(Report with { Every = Recurrence.Quarter })).When(Ask.Round(new DateOnly(2025, 8, 1)).On(new DateOnly(2025, 8, 1))))
            .ShouldBe(["report-2025q3"]);

    /// <summary>Over ten years the day neither drifts to the end of the period nor loses the end of a month.</summary>
    [Theory]
    [InlineData("2024-02-29", "02-28 02-28 02-28 02-29 02-28")]
    [InlineData("2024-06-30", "06-30 06-30 06-30 06-30 06-30")]
    [InlineData("2024-01-30", "01-30 01-30 01-30 01-30 01-30")]
    public void Year_after_year_it_keeps_its_day(string due, string days)
    {
        var happened = Owing(Report with { Due = Edtf.Parse(due) }).Without<TermsRevised>();
        for (var year = 2025; year < 2030; year++)
        {
            var day = new DateOnly(year, 1, 1);
            happened = happened.And(Ask.Round(day).On(day).DecideOn(Given(happened).State).Events);
        }

        string.Join(' ', Given(happened).State.Commitments.Skip(1).Select(o => o.Commitment.Due!.Value[5..])).ShouldBe(days);
    }

    [Fact]
    public void One_day_of_each_quarter_stays_that_day()
    {
        var happened = Owing(Report with { Every = Recurrence.Quarter, Due = Edtf.Parse("2024-10-30") });
        DateOnly[] days = [new(2025, 1, 1), new(2025, 4, 1), new(2025, 7, 1)];
        happened = days.Aggregate(happened, (h, day) => h.And(Ask.Round(day).On(day).DecideOn(Given(h).State).Events));
        Given(happened).State.Commitments.Skip(1).Select(o => o.Commitment.Due!.Value).ShouldBe(["2025-01-30", "2025-04-30", "2025-07-30"]);
    }

    [Fact]
    public void What_was_due_in_another_age_goes_on_from_now() =>
        Ids(Given(Owing(Report with { Due = Edtf.Parse("1950") })).When(Ask.Round(Today))).ShouldBe(["report-2025"]);

    [Fact]
    public void One_that_was_moved_still_stands_for_its_own_period()
    {
        var moved = Owing(Report).And(new CommitmentRescheduled("report", Report.Due, Edtf.Parse("2025-02"), "?", Now));
        Ids(Given(moved).When(Ask.Round(Today))).ShouldBe(["report-2025"]);
    }

    [Fact]
    public void One_without_a_day_stands_for_the_period_in_which_it_was_kept()
    {
        var undated = Owing(Report with { Due = null });
        Given(undated).When(Ask.Round(Today)).ThenNothing();
        Given(undated).When(Ask.Fulfil("report") with { On = Visit })
            .Then(
                new CommitmentFulfilled("report", Visit, "照片"),
                new CommitmentCameRound("report", Report with { Id = "report-2026", Due = Edtf.Parse("2026-12-31") }, Now));
    }

    [Fact]
    public void Whatever_settles_it_brings_the_next()
    {
        var next = new CommitmentCameRound(Exchange.Id, NextExchange, Now);
        var claimed = Story.At(Stage.Implementing).And(new CommitmentClaimed(Exchange.Id, Qingsu, null, null, Now));
        Given(claimed).When(Ask.Verify(Exchange.Id, CqWomen)).Then(new CommitmentVerified(Exchange.Id, CqWomen, null, Now), next);
        Given(claimed).When(Ask.LetOff(Exchange.Id, CqWomen)).Then(new CommitmentWaived(Exchange.Id, "企业停产", CqWomen, null, Now), next);
    }

    [Fact]
    public void Nothing_comes_round_that_would_be_due_after_the_last_day_of_the_agreement()
    {
        var last = Owing(Exchange with { Id = "report", Due = Edtf.Parse("2027-03-28") });
        Given(last).When(Ask.Fulfil("report")).Then(new CommitmentFulfilled("report", Now, "照片"));
        var inTime = Owing(Exchange with { Id = "report", Due = Edtf.Parse("2027-03-27") });
        Given(inTime).When(Ask.Fulfil("report")).Decided.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void While_the_agreement_rests_or_is_over_nothing_comes_round()
    {
        Given(Owing(Report).And(new AgreementExpired(Today))).When(Ask.Round(Today)).ThenNothing();
        Given(Story.At(Stage.Evaluated).And(new CommitmentAdded(Report))).When(Ask.Round(Today)).ThenNothing();
    }

    [Fact]
    public void What_somebody_entered_by_hand_stands_for_its_period_and_the_series_goes_on()
    {
        var byHand = Owing(Report, Report with { Id = "report-2025", Every = null });
        Given(byHand).When(Ask.Round(Today)).ThenNothing();
        Calendar.Of(Given(byHand).State).ShouldContain(new DueDay(DueKind.Round, new DateOnly(2026, 1, 1)));
        Ids(Given(byHand).When(Ask.Round(new DateOnly(2026, 1, 1)).On(new DateOnly(2026, 1, 1)))).ShouldBe(["report-2026"]);
    }

    /// <summary>Days pass and things are settled, claimed, asked for twice and folded anew, in any order: each period has one commitment.</summary>
    [Fact]
    public void Every_period_has_one_whatever_the_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true),
        Prop.ForAll(Arb.From(Days), days =>
        {
            var happened = Owing(Report with { Every = Recurrence.Quarter });
            foreach (var (day, settle) in days)
            {
                var asked = settle is { } n && Given(happened).State.Commitments is var all
                    ? (Asked)Ask.Fulfil(all[n % all.Count].Id) : Ask.Round(Today.AddDays(day));
                var decided = asked.On(Today.AddDays(day)).DecideOn(Given(happened).State);
                happened = happened.And(decided.Events.Select(Stored.Reread));
            }

            var series = Given(happened).State.Commitments.Where(o => o.Series == "report").ToArray();
            series.Select(o => o.Period!.Name).ShouldBeUnique();
            series.Zip(series.Skip(1)).ShouldAllBe(p => p.First.Period!.To < p.Second.Period!.From);
            series[..^1].ShouldAllBe(o => o.IsSettled || o.Period!.To < Today.AddDays(days.Max(d => d.Day)));
        }));

    private static Gen<(int Day, int? Settle)[]> Days =>
        (from day in Gen.Choose(0, 800)
            from settle in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 40).Select(n => (int?)n)))
            select (day, settle))
        .NonEmptyListOf().Select(l => l.ToArray());

    private static IReadOnlyList<AgreementEvent> Owing(params Commitment[] commitments) =>
        Story.At(Stage.Implementing).Without<CommitmentAdded>().And(commitments.Select(c => new CommitmentAdded(c)));

    private static string[] Ids(Question asked) => [.. asked.Decided.Events.OfType<CommitmentCameRound>().Select(e => e.Commitment.Id)];
}
