using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

/// <summary>When an agreement is over by itself: only when its last day is certain and past.</summary>
public sealed class ExpirySpecs : RefusalSpecs<ExpirySpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("what was never signed does not run out", Story.At(Stage.Negotiated), Ask.Expire(new DateOnly(2030, 1, 1)),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("on its last day it still runs", Story.At(Stage.Signed), Ask.Expire(new DateOnly(2028, 3, 27)), new LastDayNotOver(new DateOnly(2028, 3, 27))),
        new("nobody knows its last day", Running(new Period(NoticeDays: 30)), Ask.Expire(), new LastDayUnknown()),
        new("it ends some time of the year", Running(new Period(To: Edtf.Parse("2028"))), Ask.Expire(new DateOnly(2028, 6, 1)),
            new LastDayNotOver(new DateOnly(2028, 12, 31))),
        new("its end is open", Running(new Period(To: Edtf.Parse("XXXX-09-24"))), Ask.Expire(new DateOnly(2030, 1, 1)), new LastDayUnknown()),
    ];

    [Theory]
    [InlineData(null, null, "2028-03-27", "2028-03-27", "2028-03-27")]
    [InlineData(null, "2025-03-28", "2028", "2028-01-01", "2028-12-31")]
    [InlineData("3", "2025-03-28", null, "2028-03-27", "2028-03-27")]
    [InlineData("0.5", "2025-08-31", null, "2026-02-28", "2026-02-28")]
    [InlineData("3", "2025-03", null, "2028-02-29", "2028-03-30")]
    // Signed on 27 or 28 March 2025; the day of signing is not counted.
    [InlineData("3", null, null, "2028-03-27", "2028-03-28")]
    [InlineData("1", "2024-02-29", null, "2025-02-28", "2025-02-28")]
    [InlineData("4", "2024-02-29", null, "2028-02-28", "2028-02-28")]
    [InlineData("0.5", "2025-01-01", null, "2025-06-30", "2025-06-30")]
    // The last day named goes before the years.
    [InlineData("3", "2025-03-28", "2026-12-31", "2026-12-31", "2026-12-31")]
    public void The_last_day_follows_from_the_terms(string? years, string? from, string? to, string earliest, string latest)
    {
        var period = new Period(years is null ? null : decimal.Parse(years, System.Globalization.CultureInfo.InvariantCulture), Day(from), Day(to));
        LastDay.Of(Given(Running(period)).State).ShouldBe(new LastDay(
            DateOnly.Parse(earliest, System.Globalization.CultureInfo.InvariantCulture),
            DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2025-03-27", "3", "2028-03-27")]
    [InlineData("2024-02-29", "1", "2025-02-28")]
    [InlineData("2024-02-29", "4", "2028-02-29")]
    [InlineData("2025-08-31", "0.5", "2026-02-28")]
    [InlineData("2025-03-27~", "3", "2028-03-27~")]
    [InlineData("2025-03", "1", "2026-03-01/2026-03-31")]
    public void From_the_signing_it_runs_to_the_corresponding_day(string signed, string years, string last)
    {
        var state = Given(Running(new Period(decimal.Parse(years, System.Globalization.CultureInfo.InvariantCulture)))
            .Without<AgreementSigned>().And(new AgreementSigned(Edtf.Parse(signed), null, null, null))).State;
        LastDay.Of(state)!.Date.ShouldBe(Edtf.Parse(last));
    }

    [Theory]
    [InlineData("2025-12-31~")]
    [InlineData("2025-12-31?")]
    [InlineData("2025-12-31%")]
    [InlineData("2024~")]
    [InlineData("2024-01-01/2025-12-31~")]
    public void Near_a_day_is_not_over_with_it(string to)
    {
        var running = Running(new Period(To: Edtf.Parse(to)));
        Given(running).When(Ask.Expire(new DateOnly(2035, 1, 1))).ThenRefused(new LastDayUnknown());
        Calendar.Of(Given(running).State).ShouldNotContain(d => d.What == DueKind.Expiry);
        LastDay.Of(Given(running).State)!.MayBeOver(new DateOnly(2026, 1, 1)).ShouldBeTrue();
        LastDay.Of(Given(running).State)!.MayBeOver(new DateOnly(2035, 1, 1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("3", "XXXX-09-24")]
    [InlineData("100000", "2025")]
    [InlineData("-1", "2025")]
    [InlineData("9000", "2025")]
    public void What_cannot_be_counted_has_no_last_day(string years, string from) =>
        LastDay.Of(Given(Running(new Period(decimal.Parse(years, System.Globalization.CultureInfo.InvariantCulture), Day(from)))).State).ShouldBeNull();

    [Fact]
    public void The_day_after_its_last_day_it_has_expired() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Expire(new DateOnly(2028, 3, 28)))
            .Then(new AgreementExpired(new DateOnly(2028, 3, 27))).Standing.ShouldBe(Standing.Expired);

    [Fact]
    public void An_imprecise_last_day_is_over_when_the_last_it_can_mean_is_over() =>
        Given(Running(new Period(To: Edtf.Parse("2028")))).When(Ask.Expire(new DateOnly(2029, 1, 1))).Then(new AgreementExpired(new DateOnly(2028, 12, 31)));

    [Theory]
    [InlineData("2028", "2028-01-01", false)]
    [InlineData("2028", "2028-01-02", true)]
    [InlineData("2028", "2028-12-31", true)]
    [InlineData("2028", "2029-01-01", false)]
    [InlineData("2028-03-27", "2028-03-28", false)]
    [InlineData("2028-03-27/..", "2028-03-28", true)]
    public void Between_the_first_and_the_last_it_can_mean_it_may_be_over(string to, string today, bool may) =>
        LastDay.Of(Given(Running(new Period(To: Edtf.Parse(to)))).State)!
            .MayBeOver(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(may);

    private static Edtf? Day(string? text) => text is null ? null : Edtf.Parse(text);

    private static IReadOnlyList<AgreementEvent> Running(Period period) =>
        Story.At(Stage.Signed).And(new TermsRevised(2, Text1 with { Term = period }, Digest2, []));
}
