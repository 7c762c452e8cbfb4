using System.Globalization;

namespace Agreements.Domain.Specs.Model;

/// <summary>Days and periods counted on the fingers: no arithmetic of the platform, none of the product.</summary>
internal static class ModelDays
{
    private static readonly int[] Lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The last day of so many months from a day: month by month to the corresponding day, or the end of the last month.</summary>
    public static DateOnly LastDay(DateOnly start, int months, bool isFirstDayNamed)
    {
        var (year, month) = (start.Year, start.Month);
        for (var i = 0; i < months; i++)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        if (start.Day > Length(year, month))
        {
            return new DateOnly(year, month, Length(year, month));
        }

        var corresponding = new DateOnly(year, month, start.Day);
        return isFirstDayNamed ? DayBefore(corresponding) : corresponding;
    }

    /// <summary>So many days later, one after the other.</summary>
    public static DateOnly Later(DateOnly day, int days)
    {
        for (var i = 0; i < days; i++)
        {
            day = DayAfter(day);
        }

        return day;
    }

    /// <summary>The calendar quarter or year that a day is in: its first and its last day.</summary>
    public static (DateOnly First, DateOnly Last) Round(DateOnly day, int months)
    {
        var first = months == 12 ? 1 : day.Month <= 3 ? 1 : day.Month <= 6 ? 4 : day.Month <= 9 ? 7 : 10;
        var last = first + months - 1;
        return (new DateOnly(day.Year, first, 1), new DateOnly(day.Year, last, Length(day.Year, last)));
    }

    /// <summary>The day in a round that stands in it as another day stands in its own: a month's end stays one.</summary>
    public static DateOnly SamePlace(DateOnly day, (DateOnly First, DateOnly Last) round, int months)
    {
        var month = round.First.Month + day.Month - Round(day, months).First.Month;
        var length = Length(round.First.Year, month);
        var isEnd = day.Day == Length(day.Year, day.Month);
        return new DateOnly(round.First.Year, month, isEnd || day.Day > length ? length : day.Day);
    }

    public static string NameOf((DateOnly First, DateOnly Last) round, int months) => months == 12
        ? round.First.Year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{round.First.Year}q{(round.First.Month / 3) + 1}");

    public static DateOnly DayAfter(DateOnly day) =>
        day.Day < Length(day.Year, day.Month) ? new DateOnly(day.Year, day.Month, day.Day + 1)
            : day.Month < 12 ? new DateOnly(day.Year, day.Month + 1, 1) : new DateOnly(day.Year + 1, 1, 1);

    private static DateOnly DayBefore(DateOnly day) =>
        day.Day > 1 ? new DateOnly(day.Year, day.Month, day.Day - 1)
            : day.Month > 1 ? new DateOnly(day.Year, day.Month - 1, Length(day.Year, day.Month - 1)) : new DateOnly(day.Year - 1, 12, 31);

    private static int Length(int year, int month) =>
        month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : Lengths[month - 1];
}
