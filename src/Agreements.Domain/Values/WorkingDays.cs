using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>How well it is known on which days people work.</summary>
[JsonConverter(typeof(KebabEnum<WorkingDayBasis>))]
public enum WorkingDayBasis
{
    /// <summary>The year's notice of holidays and make-up working days has been published.</summary>
    Published,

    /// <summary>The notice is still to come: only the holidays that the law itself fixes are known.</summary>
    Provisional,

    /// <summary>Nothing is known of the year: weekends are taken for all that is free.</summary>
    Unknown,
}

/// <summary>Days off that belong together.</summary>
/// <param name="Name">What is kept.</param>
/// <param name="First">The first day off.</param>
/// <param name="Last">The last day off.</param>
public sealed record Holiday(Text Name, DateOnly First, DateOnly Last);

/// <summary>The holidays of a year and what is worked for them.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsProvisional">True while its notice is still to come.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="Holidays">The days off, weekends among them.</param>
/// <param name="MakeUpDays">Saturdays and Sundays that are worked (调休).</param>
public sealed record WorkingYear(int Year, bool IsProvisional, string Source, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> MakeUpDays);

/// <summary>A working day that was counted out, and how well the days are known that were passed.</summary>
/// <param name="Day">The day.</param>
/// <param name="Basis">How well it is known.</param>
public sealed record WorkingDay(DateOnly Day, WorkingDayBasis Basis);

/// <summary>
/// On which days people work: Monday to Friday but for holidays, and the weekends that are worked for them. Pure: which years it knows is data that is
/// given to it.
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenDictionary<DateOnly, bool> _isWorked;
    private readonly FrozenDictionary<int, WorkingDayBasis> _years;

    /// <summary>A calendar of some years. What a year says of a day comes before what the year after or before says of it.</summary>
    /// <param name="years">The years, each once.</param>
    public WorkingDays(IEnumerable<WorkingYear> years)
    {
        Years = [.. years.OrderBy(y => y.Year)];
        _years = Years.ToFrozenDictionary(y => y.Year, y => y.IsProvisional ? WorkingDayBasis.Provisional : WorkingDayBasis.Published);
        var said = Years.SelectMany(y => Said(y).Select(d => (y.Year, d.Day, d.IsWorked))).OrderBy(d => d.Year == d.Day.Year);
        var days = new Dictionary<DateOnly, bool>();
        foreach (var (_, day, isWorked) in said)
        {
            days[day] = isWorked;
        }

        _isWorked = days.ToFrozenDictionary();
    }

    /// <summary>A calendar that knows of no year.</summary>
    public static WorkingDays WeekendsOnly { get; } = new([]);

    /// <summary>The years that it knows, in order.</summary>
    public IReadOnlyList<WorkingYear> Years { get; }

    /// <summary>How well the days of a year are known.</summary>
    /// <param name="day">A day of the year.</param>
    public WorkingDayBasis BasisOf(DateOnly day) => _years.GetValueOrDefault(day.Year, WorkingDayBasis.Unknown);

    /// <summary>Whether people work on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsWorkingDay(DateOnly day) =>
        _isWorked.TryGetValue(day, out var isWorked) ? isWorked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The first working day after a day.</summary>
    /// <param name="day">The day.</param>
    public WorkingDay NextWorkingDay(DateOnly day) => Step(new WorkingDay(day, BasisOf(day)), 1);

    /// <summary>The day itself where people work on it, else the first working day after it: a reminder for a Sunday is sent on Monday.</summary>
    /// <param name="day">The day.</param>
    public WorkingDay OnOrAfter(DateOnly day) => IsWorkingDay(day) ? new WorkingDay(day, BasisOf(day)) : NextWorkingDay(day);

    /// <summary>
    /// What is done on the last day of a period can still be done on this day, where the last day is none on which people work (Civil Code of the PRC,
    /// art. 203). Null where it is one: then nothing is put off.
    /// </summary>
    /// <param name="lastDay">The last day of the period, which stays the last day.</param>
    public WorkingDay? PutOff(DateOnly lastDay) => IsWorkingDay(lastDay) ? null : NextWorkingDay(lastDay);

    /// <summary>
    /// The working day so many working days after a day, or before it. The day itself is not counted, whether people work on it or not; none at all is
    /// <see cref="OnOrAfter"/>.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="count">How many working days; negative for before.</param>
    public WorkingDay Add(DateOnly day, int count)
    {
        var at = count == 0 ? OnOrAfter(day) : new WorkingDay(day, BasisOf(day));
        for (var left = Math.Abs((long)count); left > 0 && !IsAtEnd(at.Day, Math.Sign(count)); left--)
        {
            at = Step(at, Math.Sign(count));
        }

        return at;
    }

    /// <summary>Where the calendar itself ends there is no further day.</summary>
    private static bool IsAtEnd(DateOnly day, int by) => day == (by > 0 ? DateOnly.MaxValue : DateOnly.MinValue);

    private static IEnumerable<(DateOnly Day, bool IsWorked)> Said(WorkingYear year) => year.Holidays
        .SelectMany(h => Enumerable.Range(h.First.DayNumber, Math.Max(0, h.Last.DayNumber - h.First.DayNumber + 1)))
        .Select(n => (DateOnly.FromDayNumber(n), false))
        .Concat(year.MakeUpDays.Select(d => (d, true)));

    private WorkingDay Step(WorkingDay from, int by)
    {
        var (day, basis) = (from.Day, from.Basis);
        do
        {
            if (IsAtEnd(day, by))
            {
                break;
            }

            day = day.AddDays(by);
            basis = (WorkingDayBasis)Math.Max((int)basis, (int)BasisOf(day));
        }
        while (!IsWorkingDay(day));

        return new WorkingDay(day, basis);
    }
}
