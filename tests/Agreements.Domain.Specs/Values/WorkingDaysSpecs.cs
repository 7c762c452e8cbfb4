using System.Globalization;

namespace Agreements.Domain.Specs.Values;

/// <summary>Holidays and make-up working days by the State Council's notices, as far as these specs ask for them.</summary>
public sealed class WorkingDaysSpecs
{
    private static readonly WorkingDays Calendar = new(
    [
        Year(2024, ["2024-02-10/2024-02-17"], ["2024-02-04", "2024-02-18"]),
        Year(2025, ["2025-01-28/2025-02-04", "2025-10-01/2025-10-08"], ["2025-01-26", "2025-02-08", "2025-09-28", "2025-10-11"]),
        Year(2027, ["2027-01-01/2027-01-01", "2027-02-05/2027-02-08"], []) with { IsProvisional = true },
    ]);

    [Theory]
    [InlineData("2024-02-04", true)]
    [InlineData("2024-02-09", true)]
    [InlineData("2024-02-10", false)]
    [InlineData("2024-02-17", false)]
    [InlineData("2024-02-18", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-27", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-02-09", false)]
    [InlineData("2025-09-28", true)]
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    public void Holidays_are_free_and_what_is_worked_for_them_is_not(string day, bool isWorked) => Calendar.IsWorkingDay(Day(day)).ShouldBe(isWorked);

    [Theory]
    [InlineData("2025-01-27", "2025-02-05")]
    [InlineData("2025-01-25", "2025-01-26")]
    [InlineData("2025-09-30", "2025-10-09")]
    [InlineData("2025-10-10", "2025-10-11")]
    public void The_next_working_day_is_after_the_day(string day, string next) =>
        Calendar.NextWorkingDay(Day(day)).ShouldBe(new WorkingDay(Day(next), WorkingDayBasis.Published));

    [Theory]
    [InlineData("2025-10-03", "2025-10-09")]
    [InlineData("2025-01-26", null)]
    [InlineData("2025-03-29", "2025-03-31")]
    [InlineData("2025-03-31", null)]
    public void A_period_that_ends_on_a_free_day_is_put_off_and_no_other(string lastDay, string? next) =>
        (Calendar.PutOff(Day(lastDay))?.Day).ShouldBe(next is null ? null : Day(next));

    [Theory]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-26", 3, "2025-09-30")]
    [InlineData("2025-09-26", 4, "2025-10-09")]
    [InlineData("2025-09-26", 6, "2025-10-11")]
    [InlineData("2025-10-04", 1, "2025-10-09")]
    [InlineData("2025-10-04", 0, "2025-10-09")]
    [InlineData("2025-09-28", 0, "2025-09-28")]
    [InlineData("2025-10-09", -1, "2025-09-30")]
    [InlineData("2025-10-04", -3, "2025-09-28")]
    public void So_many_working_days_are_counted_from_the_day_after(string day, int count, string then) =>
        Calendar.Add(Day(day), count).ShouldBe(new WorkingDay(Day(then), WorkingDayBasis.Published));

    [Theory]
    [InlineData("2025-03-29", WorkingDayBasis.Published)]
    [InlineData("2027-02-06", WorkingDayBasis.Provisional)]
    [InlineData("2028-03-26", WorkingDayBasis.Unknown)]
    [InlineData("2024-12-31", WorkingDayBasis.Published)]
    public void How_well_the_days_are_known_is_told_with_them(string day, WorkingDayBasis basis) =>
        Calendar.NextWorkingDay(Day(day)).Basis.ShouldBe(basis);

    [Fact]
    public void A_count_into_a_year_less_known_is_as_well_known_as_that_year()
    {
        Calendar.NextWorkingDay(Day("2027-12-31")).ShouldBe(new WorkingDay(Day("2028-01-03"), WorkingDayBasis.Unknown));
        Calendar.Add(Day("2025-12-31"), 1).ShouldBe(new WorkingDay(Day("2026-01-01"), WorkingDayBasis.Unknown));
    }

    [Fact]
    public void Of_a_year_that_nobody_told_of_only_weekends_are_free()
    {
        WorkingDays.WeekendsOnly.IsWorkingDay(Day("2025-10-01")).ShouldBeTrue();
        WorkingDays.WeekendsOnly.IsWorkingDay(Day("2025-01-26")).ShouldBeFalse();
        WorkingDays.WeekendsOnly.BasisOf(Day("2025-10-01")).ShouldBe(WorkingDayBasis.Unknown);
    }

    [Fact]
    public void What_a_year_says_of_its_own_days_comes_before_what_its_neighbour_says()
    {
        var calendar = new WorkingDays(
        [
            Year(2018, [], ["2018-12-29"]),
            Year(2019, ["2018-12-29/2019-01-01"], []),
        ]);
        calendar.IsWorkingDay(Day("2018-12-29")).ShouldBeTrue();
        calendar.IsWorkingDay(Day("2018-12-31")).ShouldBeFalse();
    }

    [Fact]
    public void The_calendar_ends_where_days_end()
    {
        Calendar.NextWorkingDay(DateOnly.MaxValue).Day.ShouldBe(DateOnly.MaxValue);
        Calendar.Add(DateOnly.MaxValue, int.MaxValue).Day.ShouldBe(DateOnly.MaxValue);
        Calendar.Add(DateOnly.MinValue, -1).Day.ShouldBe(DateOnly.MinValue);
    }

    private static WorkingYear Year(int year, string[] holidays, string[] worked) => new(
        year, false, "通知", [.. holidays.Select(h => h.Split('/')).Select(h => new Holiday(new Text("节日"), Day(h[0]), Day(h[1])))], [.. worked.Select(Day)]);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
