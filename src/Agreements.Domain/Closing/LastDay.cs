namespace Agreements.Domain.Closing;

/// <summary>The last day of an agreement, as far as it is known.</summary>
/// <param name="Earliest">The first day that it can be; null when open.</param>
/// <param name="Latest">The last day that it can be; null when open. Only when this one is over has it certainly expired.</param>
public sealed record LastDay(DateOnly? Earliest, DateOnly? Latest)
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// The last day by the terms in force: the one named, or the day before so many years are over, counted from the first day named or
    /// else from the signing. Null when the terms say nothing of it, or too little.
    /// </summary>
    /// <param name="state">The agreement.</param>
    public static LastDay? Of(Agreement state)
    {
        if (state.CurrentTerms?.Terms.Term is not { } period)
        {
            return null;
        }

        if (period.To is { } to)
        {
            return new LastDay(to.Earliest, to.Latest);
        }

        var start = period.From ?? state.Entries.GetValueOrDefault(Stage.Signed)?.On;
        return period.Years is { } years
            && start is not null
            && new LastDay(After(start.Earliest, years), After(start.Latest, years)) is var day
            && day != Nothing
            ? day
            : null;
    }

    /// <summary>True from the day after the first that can be the last one, while a later one can be it too: somebody should find out.</summary>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public bool MayBeOver(DateOnly today) => Earliest < today && !(Latest < today);

    private static LastDay Nothing { get; } = new(null, null);

    /// <summary>Whole months as calendars count them; a period beyond the calendar has no last day.</summary>
    private static DateOnly? After(DateOnly? start, decimal years)
    {
        var months = Math.Round(years * MonthsOfYear, MidpointRounding.AwayFromZero);
        return start is { } first && months is > 0 and < 12_000 && first.Year + (int)(months / MonthsOfYear) < DateOnly.MaxValue.Year
            ? first.AddMonths((int)months).AddDays(-1)
            : null;
    }
}
