using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Values;

/// <summary>
/// The grammar of EDTF levels 0 and 1 (ISO 8601-2:2019) and the first and last day that a text can mean. Days before the year 1 and after the year
/// 9999 have no bound of their own: the nearest day that can be told stands on the side where they are certainly not beyond it. Beyond level 1,
/// unspecified digits may stand in year or month while the day is given (<c>XXXX-09-24</c>, <c>2021-XX-24</c>): sources know such days. A time of day
/// means its day in Asia/Shanghai.
/// </summary>
internal static partial class EdtfGrammar
{
    /// <param name="text">The text.</param>
    /// <param name="asKept">Whether what was taken before it was refused is read too: unspecified digits in intervals, and an interval whose end
    /// begins before its start.</param>
    /// <param name="earliest">The first day; null for open.</param>
    /// <param name="latest">The last day; null for open.</param>
    public static bool TryBounds(string text, bool asKept, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        // Nearly every date is a plain day; the grammar is for the rest.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
        {
            (earliest, latest) = (plain, plain);
            return true;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? TryDate(text, out earliest, out latest) || TryCentury(text, out earliest, out latest) || EdtfTime.TryDay(text, out earliest, out latest)
            : TryInterval(text[..slash], text[(slash + 1)..], asKept, out earliest, out latest);
    }

    /// <summary>Whether a date, or an end of an interval, is of a year that days cannot be counted in.</summary>
    public static bool NamesFarYear(string text) => Array.Exists(text.Split('/'), p => p.StartsWith("0000", StringComparison.Ordinal) || p is ['-' or 'Y', ..]);

    private static bool TryInterval(string from, string to, bool asKept, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var (openStart, openEnd) = (from is "" or "..", to is "" or "..");
        if (openStart && openEnd)
        {
            // Unknown at one end at least; open at both says nothing at all.
            return from.Length == 0 || to.Length == 0;
        }

        DateOnly? endFirst = null;
        if ((!openStart && !TryDate(from, out earliest, out _)) || (!openEnd && !TryDate(to, out endFirst, out latest)))
        {
            return false;
        }

        // An interval that ends before it begins is a slip of the pen, never a period.
        return asKept
            ? (earliest is null || latest is null || earliest <= latest) && !(YearOf(from) > YearOf(to))
            // Digits left out in an interval are of level 2.
            : !from.Contains('X', StringComparison.Ordinal) && !to.Contains('X', StringComparison.Ordinal)
                && (openStart || openEnd || Begin(from).CompareTo(Begin(to)) <= 0);
    }

    /// <summary>Where a date without unspecified digits begins, for years of any sign.</summary>
    private static (long Year, int Month, int Day) Begin(string date)
    {
        var match = Date().Match(date);
        var month = match.Groups["m"].Length == 0 ? 1 : Number(match.Groups["m"].Value);
        return (YearOf(date) ?? 0, month > 12 ? (month - 20) * 3 : month, match.Groups["d"].Length == 0 ? 1 : Number(match.Groups["d"].Value));
    }

    private static bool TryDate(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var match = Date().Match(text);
        if (!match.Success)
        {
            return TryLongYear(text, out earliest, out latest);
        }

        var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        var isBefore = match.Groups["sign"].Length > 0;
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var season) && season is >= 21 and <= 24)
        {
            return day.Length == 0 && !year.Contains('X', StringComparison.Ordinal)
                && (isBefore || year == "0000" ? TryBefore(year, isBefore, "", "", out latest) : TrySeason(year, season, out earliest, out latest));
        }

        return isBefore || year == "0000"
            ? TryBefore(year, isBefore, month, day, out latest)
            : TryFirst(year, month, day, out earliest) && TryLast(year, month, day, out latest);
    }

    /// <summary>Years before the year 1: <c>0000</c>, <c>-1985</c>, <c>-0044-03-15</c>. Their leap days are those of the years 400 apart.</summary>
    private static bool TryBefore(string year, bool isBefore, string month, string day, out DateOnly? latest)
    {
        latest = DateOnly.MinValue;
        if (isBefore && (year == "0000" || (year.Contains('X', StringComparison.Ordinal) && (year[0] == 'X' || month.Length > 0))))
        {
            return false;
        }

        var low = isBefore ? -Number(year.Replace('X', '9')) : 0;
        var high = isBefore ? -Number(year.Replace('X', '0')) : 0;
        return Enumerable.Range(low, Math.Min(high - low, 399) + 1)
            .Select(y => (y % 400 + 400) % 400 + 2000)
            .Any(y => Candidates(month, 1, 12).Any(m => Candidates(day, 1, DateTime.DaysInMonth(y, m)).Any()));
    }

    /// <summary>A hundred years by their first two digits: <c>19</c>, <c>-04</c>.</summary>
    private static bool TryCentury(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var match = Century().Match(text);
        if (match.Success && match.Groups["sign"].Length > 0)
        {
            latest = DateOnly.MinValue;
        }
        else if (match.Success)
        {
            var first = Number(match.Groups["c"].Value) * 100;
            (earliest, latest) = (new DateOnly(Math.Max(first, 1), 1, 1), new DateOnly(first + 99, 12, 31));
        }

        return match.Success;
    }

    /// <summary>Years of more than four digits, which days cannot be counted in: <c>Y170000002</c>.</summary>
    private static bool TryLongYear(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        var match = LongYear().Match(text);
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
        latest = null;
        // Spring 3–5, summer 6–8, autumn 9–11, winter 12–2 of the next year: the northern seasons of the region.
        var first = new DateOnly(Number(year), 3, 1).AddMonths((season - 21) * 3);
        earliest = first;
        // The winter of 9999 ends in a year that days cannot be counted in.
        if (season < 24 || first.Year < 9999)
        {
            latest = first.AddMonths(3).AddDays(-1);
        }

        return true;
    }

    [GeneratedRegex("^(?:(?<before>Y-[1-9][0-9]{4,11})|(?<after>Y[1-9][0-9]{4,11}))[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongYear();

    [GeneratedRegex("^Y?(?<y>-?[0-9]{4,12})(?![0-9X])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingYear();

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<sign>-)?(?<y>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(-(?<m>[0-9]{2}|XX)(-(?<d>[0-9]{2}|XX))?)?[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex("^(?<sign>-(?!00))?(?<c>[0-9]{2})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Century();
}
