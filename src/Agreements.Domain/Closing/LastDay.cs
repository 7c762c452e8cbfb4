using System.Globalization;

namespace Agreements.Domain.Closing;

/// <summary>The last day of an agreement, as far as it is known.</summary>
/// <param name="Earliest">The first day that it can be; null when open.</param>
/// <param name="Latest">The last day that it can be; null when open.</param>
/// <param name="IsApproximate">True when it follows from a day that is said to be uncertain or approximate: it can then be another day too.</param>
public sealed record LastDay(DateOnly? Earliest, DateOnly? Latest, bool IsApproximate = false)
{
    private const int MonthsOfYear = 12;

    /// <summary>The day after which it has certainly expired; null when there is none.</summary>
    public DateOnly? Certain => IsApproximate ? null : Latest;

    /// <summary>The same as a date: a day, or the days between which it lies; approximate where it is.</summary>
    public Edtf Date
    {
        get
        {
            var (first, last) = (Text(Earliest), Text(Latest));
            return Edtf.Parse(first == last ? first : $"{first}/{last}");

            string Text(DateOnly? day) => day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d:yyyy-MM-dd}{(IsApproximate ? "~" : "")}") : "..";
        }
    }

    /// <summary>
    /// The last day by the terms in force: the one named, or the end of so many years. From the signing, whose day is not counted, they end on the
    /// corresponding day (Civil Code of the PRC, arts. 201 and 202); from a first day that the terms name, on the day before it. Null when the terms say
    /// nothing of it, or too little.
    /// </summary>
    /// <param name="state">The agreement.</param>
    public static LastDay? Of(Agreement state) => state.Term is { } period ? Of(period, state.Entries.GetValueOrDefault(Stage.Signed)?.On) : null;

    /// <summary>The last day of a period; null when it says nothing of it, or too little.</summary>
    /// <param name="period">The period.</param>
    /// <param name="signedOn">The day of the signing; null while it is unknown.</param>
    public static LastDay? Of(Period period, Edtf? signedOn)
    {
        var start = period.From ?? signedOn;
        var day = period.To is { } to ? new LastDay(to.Earliest, to.Latest, to.IsApproximate)
            : start is not null && period.Years is { } years
                ? new LastDay(After(start.Earliest, years, period.From is not null), After(start.Latest, years, period.From is not null), start.IsApproximate)
                : null;
        return (day?.Earliest ?? day?.Latest) is null ? null : day;
    }

    /// <summary>
    /// The working day on which what is owed until the last day can still be done, where that is none on which people work (Civil Code, art. 203). The last day
    /// stays what it is. Null where it is a working day, or not exactly known.
    /// </summary>
    /// <param name="workingDays">On which days people work.</param>
    public WorkingDay? PutOff(WorkingDays workingDays) => Certain is { } last && Earliest == last ? workingDays.PutOff(last) : null;

    /// <summary>True from the day after the first that can be the last one, while a later one can be it too: somebody should find out.</summary>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public bool MayBeOver(DateOnly today) => Earliest < today && !(Certain < today);

    /// <summary>
    /// Whole months as calendars count them; a period beyond the calendar has no last day. Where the last month has no corresponding day, its own last day
    /// is the last day, and nothing is taken off (Civil Code, art. 202).
    /// </summary>
    private static DateOnly? After(DateOnly? start, decimal years, bool isCounted)
    {
        var months = Math.Round(years * MonthsOfYear, MidpointRounding.AwayFromZero);
        if (start is not { } first || months is <= 0 or >= 12_000 || first.Year + (int)(months / MonthsOfYear) >= DateOnly.MaxValue.Year)
        {
            return null;
        }

        var corresponding = first.AddMonths((int)months);
        return isCounted && corresponding.Day == first.Day ? corresponding.AddDays(-1) : corresponding;
    }
}
