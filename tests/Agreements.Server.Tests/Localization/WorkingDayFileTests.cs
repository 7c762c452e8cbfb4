using Agreements.Server.Localization;
using Microsoft.Extensions.Configuration;
using System.Globalization;

namespace Agreements.Server.Tests.Localization;

/// <summary>The calendar that is shipped, against the notices of the State Council's General Office; and files that administrators write.</summary>
public sealed class WorkingDayFileTests
{
    private static readonly WorkingDays Shipped = WorkingDayFile.Shipped();

    /// <summary>Every free weekday and every worked weekend day that the notices of 2024, 2025 and 2026 name.</summary>
    private static readonly (int Year, string FreeWeekdays, string WorkedWeekends)[] Notices =
    [
        (2024, "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07",
            "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        (2025, "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
            "01-26 02-08 04-27 09-28 10-11"),
        (2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
            "01-04 02-14 02-28 05-09 09-20 10-10"),
    ];

    public static TheoryData<int> Years => [2024, 2025, 2026];

    [Theory]
    [MemberData(nameof(Years))]
    public void What_is_shipped_is_what_the_notices_say(int year)
    {
        var (_, free, worked) = Notices.Single(n => n.Year == year);
        DateOnly[] days = [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays)];
        string.Join(' ', days.Where(d => !IsWeekend(d) && !Shipped.IsWorkingDay(d)).Select(Short)).ShouldBe(free);
        string.Join(' ', days.Where(d => IsWeekend(d) && Shipped.IsWorkingDay(d)).Select(Short)).ShouldBe(worked);
        Shipped.BasisOf(days[0]).ShouldBe(WorkingDayBasis.Published);
    }

    /// <summary>The days of the law that the calendar of the moon fixes are worked out anew here; Qingming is the day of the solar term.</summary>
    [Fact]
    public void The_year_to_come_holds_what_the_law_fixes_and_says_that_it_is_provisional()
    {
        var moon = new ChineseLunisolarCalendar();
        DateOnly OfMoon(int month, int day) => DateOnly.FromDateTime(moon.ToDateTime(2027, month, day, 0, 0, 0, 0));
        var spring = OfMoon(1, 1);
        moon.GetLeapMonth(2027).ShouldBe(0);
        DateOnly[] fixedByLaw =
        [
            new(2027, 1, 1), spring.AddDays(-1), spring, spring.AddDays(1), spring.AddDays(2), new(2027, 4, 5), new(2027, 5, 1), new(2027, 5, 2),
            OfMoon(5, 5), OfMoon(8, 15), new(2027, 10, 1), new(2027, 10, 2), new(2027, 10, 3),
        ];
        var year = Shipped.Years.Single(y => y.Year == 2027);
        year.Holidays.SelectMany(h => Enumerable.Range(h.First.DayNumber, h.Last.DayNumber - h.First.DayNumber + 1)).Select(DateOnly.FromDayNumber)
            .ShouldBe(fixedByLaw);
        (year.IsProvisional, year.MakeUpDays.Count).ShouldBe((true, 0));
        Shipped.NextWorkingDay(new DateOnly(2027, 2, 6)).ShouldBe(new WorkingDay(new DateOnly(2027, 2, 9), WorkingDayBasis.Provisional));
    }

    [Fact]
    public void Where_no_file_is_named_the_shipped_calendar_holds()
    {
        WorkingDayFile.From(Configured("")).Years.Select(y => y.Year).ShouldBe([2024, 2025, 2026, 2027]);
        WorkingDayFile.From(Configured(null)).Years.Count.ShouldBe(4);
    }

    [Fact]
    public void An_administrator_names_another_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.json");
        File.WriteAllText(path, """
            {"format": "working-days/1", "years": [{"year": 2027, "source": "通知",
              "holidays": [{"name": {"zh": "元旦"}, "days": "2027-01-01/2027-01-03"}], "workingDays": ["2026-12-27"]}]}
            """);
        try
        {
            var days = WorkingDayFile.From(Configured(path));
            (days.IsWorkingDay(new(2026, 12, 27)), days.IsWorkingDay(new(2027, 1, 1)), days.BasisOf(new(2027, 1, 1)))
                .ShouldBe((true, false, WorkingDayBasis.Published));
        }
        finally
        {
            File.Delete(path);
        }

        Should.Throw<InvalidOperationException>(() => WorkingDayFile.From(Configured(path))).Message.ShouldContain("AGREEMENTS_WORKING_DAYS");
    }

    [Theory]
    [InlineData("""{"year": 20277, "source": "a"}""", "$.years[0].year: 20277 is no year")]
    [InlineData("""{"year": 2027, "source": "a"}, {"year": 2027, "source": "a"}""", "$.years[1].year: 2027 is there twice")]
    [InlineData("""{"year": 2027}""", "$.years[0].source: nobody says")]
    [InlineData("""{"year": 2027, "source": "a", "workingDays": ["2027-02-30"]}""", "$.years[0].workingDays[0]: '2027-02-30' is no day")]
    [InlineData("""{"year": 2027, "source": "a", "workingDays": ["2027-02-09"]}""", "$.years[0].workingDays[0]: 2027-02-09 is a Tuesday")]
    [InlineData("""{"year": 2027, "source": "a", "workingDays": ["2026-05-09"]}""", "$.years[0].workingDays[0]: 2026-05-09 is no day of 2027")]
    [InlineData("""{"year": 2027, "source": "a", "holidays": [{"days": "2027-01-01"}]}""", "$.years[0].holidays[0].name: the holiday has no name")]
    [InlineData(
        """{"year": 2027, "source": "a", "holidays": [{"name": {"zh": "元旦"}, "days": "2027-01-03/2027-01-01"}]}""",
        "$.years[0].holidays[0].days: '2027-01-03/2027-01-01' ends before it begins")]
    [InlineData(
        """{"year": 2027, "source": "a", "holidays": [{"name": {"zh": "元旦"}, "days": "2027-01-02"}], "workingDays": ["2027-01-02"]}""",
        "$.years[0].workingDays[0]: 2027-01-02 is there twice")]
    [InlineData("""{"year": 2027, "source": "a", "holiday": []}""", "holiday")]
    public void What_is_wrong_of_a_year_is_told_with_its_place(string years, string told) =>
        Refused($$"""{"format": "working-days/1", "years": [{{years}}]}""").ShouldContain(told);

    [Fact]
    public void What_is_no_such_file_is_told()
    {
        Refused("""{"format": "x", "years": []}""").ShouldContain("$.format: it is 'x'");
        Refused("[").ShouldContain("docs/working-days.md");
    }

    private static string Refused(string json) => Should.Throw<InvalidOperationException>(() => WorkingDayFile.Read(json, "days.json")).Message;

    private static IConfiguration Configured(string? path) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AGREEMENTS_WORKING_DAYS", path)]).Build();

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Short(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
}
