using System.Globalization;

namespace Agreements.Domain.Committing;

/// <summary>A quarter, calendar year or school year (1 September to 31 August) of Asia/Shanghai that a recurring commitment stands for.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Name">What it is called in ids: <c>2026</c>, <c>2026q1</c>, <c>2026-2027</c>.</param>
public sealed record RecurrencePeriod(DateOnly From, DateOnly To, string Name)
{
    /// <summary>The round that a day is in; null for none, and for years so far off that the next round would leave the calendar.</summary>
    /// <param name="every">How often; null for once.</param>
    /// <param name="day">The day; null when unknown.</param>
    public static RecurrencePeriod? Of(Recurrence? every, DateOnly? day) => (every, day) switch
    {
        (_, null or { Year: < 2 or > 9990 }) => null,
        (Recurrence.Year, { } d) => new(new DateOnly(d.Year, 1, 1), new DateOnly(d.Year, 12, 31), Text(d.Year)),
        (Recurrence.SchoolYear, { } d) => SchoolYear(d.Month >= 9 ? d.Year : d.Year - 1),
        (Recurrence.Quarter, { } d) => Quarter(d.Year, (d.Month + 2) / 3),
        _ => null,
    };

    /// <summary>The round right after.</summary>
    /// <param name="every">How often.</param>
    public RecurrencePeriod? Next(Recurrence every) => Of(every, To.AddDays(1));

    private static RecurrencePeriod SchoolYear(int year) => new(new DateOnly(year, 9, 1), new DateOnly(year + 1, 8, 31), $"{Text(year)}-{Text(year + 1)}");

    private static RecurrencePeriod Quarter(int year, int quarter) =>
        new(new DateOnly(year, (3 * quarter) - 2, 1), new DateOnly(year, 3 * quarter, 1).AddMonths(1).AddDays(-1), $"{Text(year)}q{Text(quarter)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
