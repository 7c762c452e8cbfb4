using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Values;

/// <summary>
/// The grammar of EDTF level 1 (ISO 8601-2:2019) and the first and last day that a text can mean. Days before the year 1 and after the year
/// 9999 have no bound of their own: the nearest day that can be told stands on the side where they are certainly not beyond it. Beyond level 1,
/// unspecified digits may stand in year or month while the day is given (<c>XXXX-09-24</c>, <c>2021-XX-24</c>): sources know such days.
/// Times of day are no part of it.
/// </summary>
internal static partial class EdtfGrammar
{
    public static bool TryBounds(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? TryDate(text, out earliest, out latest)
            : TryInterval(text[..slash], text[(slash + 1)..], out earliest, out latest);
    }

    /// <summary>Whether a date, or an end of an interval, is of a year that days cannot be counted in.</summary>
    public static bool NamesFarYear(string text) => Array.Exists(text.Split('/'), FarYear().IsMatch);

    private static bool TryInterval(string from, string to, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var openStart = from is "" or "..";
        var openEnd = to is "" or "..";
        if (openStart && openEnd)
        {
            return false;
        }

        DateOnly? endFirst = null;
        if ((!openStart && !TryDate(from, out earliest, out _)) || (!openEnd && !TryDate(to, out endFirst, out latest)))
        {
            return false;
        }

        // An interval that ends before it begins is a slip of the pen, never a period.
        return (earliest is null || latest is null || earliest <= latest) && !(YearOf(from) > YearOf(to));
    }

    private static bool TryDate(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        // Nearly every date is a plain day; the grammar is for the rest.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
        {
            (earliest, latest) = (plain, plain);
            return true;
        }

        var match = Date().Match(text);
        if (!match.Success || match.Groups["y"].Value == "0000")
        {
            return TryFarYear(text, out earliest, out latest);
        }

        var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var season) && season is >= 21 and <= 24)
        {
            return day.Length == 0 && TrySeason(year, season, out earliest, out latest);
        }

        return TryFirst(year, month, day, out earliest) && TryLast(year, month, day, out latest);
    }

    /// <summary>
    /// Years that days cannot be counted in: before the year 1 (<c>0000</c>, <c>-1985</c>), and of more than four digits (<c>Y170000002</c>).
    /// </summary>
    private static bool TryFarYear(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        var match = FarYear().Match(text);
        earliest = match.Groups["after"].Success ? DateOnly.MaxValue : null;
        latest = match.Groups["before"].Success ? DateOnly.MinValue : null;
        return match.Success;
    }

    /// <summary>The year of a text, for telling apart what lies beyond the days that can be counted; null where digits are not given.</summary>
    private static long? YearOf(string text) =>
        LeadingYear().Match(text) is { Success: true } m
            && long.TryParse(m.Groups["y"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year)
            ? year
            : null;

    private static bool TryFirst(string year, string month, string day, out DateOnly? first)
    {
        first = null;
        if (!Candidates(month, 1, 12).Any() || !AnyDayFits(year, month, day))
        {
            return false;
        }

        if (year[0] != 'X')
        {
            first = EachDay(year.Replace('X', '0'), year.Replace('X', '9'), month, day, forward: true);
        }

        return true;
    }

    private static bool TryLast(string year, string month, string day, out DateOnly? last)
    {
        last = year[0] == 'X' ? null : EachDay(year.Replace('X', '0'), year.Replace('X', '9'), month, day, forward: false);
        return year[0] == 'X' || last is not null;
    }

    private static bool AnyDayFits(string year, string month, string day) =>
        // A year of 2000 stands in for an unknown one: it is a leap year, so 29 February stays possible.
        EachDay(year[0] == 'X' ? "2000" : year.Replace('X', '0'), year[0] == 'X' ? "2000" : year.Replace('X', '9'), month, day, true) is not null;

    private static DateOnly? EachDay(string fromYear, string toYear, string month, string day, bool forward)
    {
        var (low, high) = (Number(fromYear), Number(toYear));
        var years = Enumerable.Range(low, high - low + 1).Where(y => y is >= 1 and <= 9999);
        foreach (var y in forward ? years : years.Reverse())
        {
            foreach (var m in Ordered(Candidates(month, 1, 12), forward))
            {
                foreach (var d in Ordered(Candidates(day, 1, DateTime.DaysInMonth(y, m)), forward))
                {
                    return new DateOnly(y, m, d);
                }
            }
        }

        return null;
    }

    private static IEnumerable<int> Ordered(IEnumerable<int> values, bool forward) => forward ? values : values.Reverse();

    private static IEnumerable<int> Candidates(string pattern, int low, int high) =>
        Enumerable.Range(low, high - low + 1).Where(n => Matches(pattern, n));

    private static bool Matches(string pattern, int number) =>
        pattern.Length == 0 || ((pattern[0] is 'X' || pattern[0] - '0' == number / 10) && (pattern[1] is 'X' || pattern[1] - '0' == number % 10));

    private static bool TrySeason(string year, int season, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        if (year.Contains('X', StringComparison.Ordinal) || Number(year) < 1)
        {
            return false;
        }

        if (season == 24 && Number(year) == 9999)
        {
            // It ends in a year that days cannot be counted in.
            earliest = new DateOnly(9999, 12, 1);
            return true;
        }

        // Spring 3–5, summer 6–8, autumn 9–11, winter 12–2 of the next year: the northern seasons of the region.
        var first = new DateOnly(Number(year), 3, 1).AddMonths((season - 21) * 3);
        (earliest, latest) = (first, first.AddMonths(3).AddDays(-1));
        return true;
    }

    [GeneratedRegex("^(?:(?<before>0000|-(?!0000)[0-9]{4}|Y-[1-9][0-9]{4,11})|(?<after>Y[1-9][0-9]{4,11}))[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FarYear();

    [GeneratedRegex("^Y?(?<y>-?[0-9]{4,12})(?![0-9X])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingYear();

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?!0000)(?<y>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(-(?<m>[0-9]{2}|XX)(-(?<d>[0-9]{2}|XX))?)?[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
