using Agreements.Server.ReadModels.Calendar;

namespace Agreements.Server.Pages.Calendar;

/// <summary>A day of a month as a page shows it.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsOfMonth">Whether it is of the month, and not of the week in which the month begins or ends.</param>
/// <param name="Holiday">The holiday that begins on it, or goes on at the beginning of the month; null for none.</param>
/// <param name="IsWorked">Whether it is a Saturday or Sunday that is worked.</param>
/// <param name="IsFree">Whether nobody works.</param>
/// <param name="Entries">What is on it.</param>
public sealed record MonthDay(DateOnly Day, bool IsOfMonth, Text? Holiday, bool IsWorked, bool IsFree, IReadOnlyList<CalendarEntry> Entries);

/// <summary>A month as a page shows it.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Weeks">Its weeks from Monday, whole.</param>
/// <param name="Sometime">What may be in it and has no exact day.</param>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<IReadOnlyList<MonthDay>> Weeks, IReadOnlyList<CalendarEntry> Sometime)
{
    private const int DaysOfWeek = 7;

    /// <summary>Its last day.</summary>
    public static DateOnly LastOf(DateOnly first) => new(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month));

    /// <summary>Where a day stands in its week, from 0 for Monday.</summary>
    public static int Place(DateOnly day) => ((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;

    /// <summary>The month of some entries.</summary>
    /// <param name="first">Its first day.</param>
    /// <param name="entries">What is in it, or may be.</param>
    /// <param name="workingDays">On which days people work.</param>
    public static CalendarMonth Of(DateOnly first, IReadOnlyList<CalendarEntry> entries, WorkingDays workingDays)
    {
        var last = LastOf(first);
        var holidays = workingDays.Years.SelectMany(y => y.Holidays).Where(h => h.First <= last && h.Last >= first).ToArray();
        MonthDay DayOf(DateOnly day)
        {
            var isFree = !workingDays.IsWorkingDay(day);
            return new MonthDay(
                day, day >= first && day <= last, Array.Find(holidays, h => day == (h.First < first ? first : h.First))?.Name,
                !isFree && Place(day) >= DaysOfWeek - 2, isFree, [.. entries.Where(e => e.Days is { } days && days.First <= day && day <= days.Last)]);
        }

        var monday = first.DayNumber - Place(first);
        var weeks = Enumerable.Range(0, (last.DayNumber - monday) / DaysOfWeek + 1)
            .Select(w => (IReadOnlyList<MonthDay>)[.. Enumerable.Range(monday + w * DaysOfWeek, DaysOfWeek).Select(n => DayOf(DateOnly.FromDayNumber(n)))]);
        return new CalendarMonth(first, [.. weeks], [.. entries.Where(e => e.Days is null)]);
    }
}
