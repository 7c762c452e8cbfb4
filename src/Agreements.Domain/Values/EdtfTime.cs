using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Values;

/// <summary>
/// A day with a time of day, as EDTF level 0 has it: <c>2025-03-27T10:30:00+08:00</c>. It means the day on which it is that time in Asia/Shanghai;
/// without a shift from UTC, the day as written.
/// </summary>
internal static partial class EdtfTime
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static bool TryDay(string text, out DateOnly? earliest, out DateOnly? latest)
    {
        (earliest, latest) = (null, null);
        var match = DayAndTime().Match(text);
        if (!match.Success || !IsTime(match) || !TryShift(match, out var shift)
            || !EdtfGrammar.TryBounds(match.Groups["day"].Value, false, out earliest, out latest))
        {
            return false;
        }

        if (shift is { } s && earliest is { } day && day.Year is > 1 and < 9999)
        {
            (earliest, latest) = (DayThere(day, match, s), DayThere(day, match, s));
        }

        return true;
    }

    private static DateOnly DayThere(DateOnly day, Match match, TimeSpan shift) =>
        DateOnly.FromDateTime(day.ToDateTime(TimeOnly.MinValue).Add(new TimeSpan(Of(match, "h"), Of(match, "min"), Of(match, "s"))) - shift + Shanghai);

    private static bool IsTime(Match match)
    {
        var (hour, minute, second) = (Of(match, "h"), Of(match, "min"), Of(match, "s"));
        return minute < 60 && second < 60
            && (hour < 24 || (hour == 24 && minute + second == 0 && !match.Groups["part"].ValueSpan.ContainsAnyInRange('1', '9')));
    }

    /// <summary>From 12 hours behind UTC to 14 before it; "behind by nothing" (<c>-00:00</c>) is no shift.</summary>
    private static bool TryShift(Match match, out TimeSpan? shift)
    {
        shift = null;
        if (match.Groups["z"].Success)
        {
            shift = TimeSpan.Zero;
        }
        else if (match.Groups["sign"].Success)
        {
            var size = new TimeSpan(Of(match, "zh"), match.Groups["zm"].Success ? Of(match, "zm") : 0, 0);
            shift = match.Groups["sign"].Value == "-" ? -size : size;
            return !(match.Groups["zm"].Success && Of(match, "zm") > 59)
                && (match.Groups["sign"].Value == "-" ? size > TimeSpan.Zero && size <= TimeSpan.FromHours(12) : size <= TimeSpan.FromHours(14));
        }

        return true;
    }

    private static int Of(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<day>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?<h>[0-9]{2}):(?<min>[0-9]{2}):(?<s>[0-9]{2})(\\.(?<part>[0-9]{1,9}))?"
            + "((?<z>Z)|(?<sign>[+-])(?<zh>[0-9]{2})(:?(?<zm>[0-9]{2}))?)?\\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayAndTime();
}
