namespace Agreements.Server.Localization;

/// <summary>How long something has lasted, as people say it: days up to two months, then months, then years and months.</summary>
public static class Spans
{
    private const int MonthsOfYear = 12;
    private const int FirstWholeMonths = 2;
    private const double DaysOfMonth = 365.2425 / MonthsOfYear;

    /// <summary>How long it is from a day to another; months and years by the calendar.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; not before <paramref name="from"/>.</param>
    public static Text Between(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * MonthsOfYear + to.Month - from.Month;
        // The 31st of a month without one is its last day: AddMonths knows.
        if (months > 0 && from.AddMonths(months) > to)
        {
            months--;
        }

        return months < FirstWholeMonths ? Instants.Lasting(to.DayNumber - from.DayNumber) : Whole(months / MonthsOfYear, months % MonthsOfYear);
    }

    /// <summary>How long some days are, where their dates do not matter: a month is a twelfth of a year.</summary>
    /// <param name="days">The days, not negative.</param>
    public static Text Of(int days) => (int)(days / DaysOfMonth) is var months && months < FirstWholeMonths
        ? Instants.Lasting(days) : Whole(months / MonthsOfYear, months % MonthsOfYear);

    private static Text Whole(int years, int months)
    {
        var (zhYears, enYears) = years == 0 ? ("", "") : ($"{years} 年", years == 1 ? "1 year" : $"{years} years");
        var (zhMonths, enMonths) = months == 0 ? ("", "") : ($"{months} 个月", months == 1 ? "1 month" : $"{months} months");
        return new Text($"{zhYears} {zhMonths}".Trim(), $"{enYears} {enMonths}".Trim());
    }
}
