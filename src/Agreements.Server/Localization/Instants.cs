using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Localization;

/// <summary>Instants as the clock on a wall in Asia/Shanghai shows them.</summary>
public static partial class Instants
{
    /// <summary>An instant in words, to the minute, in Asia/Shanghai.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="say">The language.</param>
    public static string In(DateTimeOffset instant, UiLanguage say)
    {
        var there = Shanghai.Time(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{Days.In(DateOnly.FromDateTime(there.DateTime), say)} {there:HH:mm}");
    }

    /// <summary>The last instant of a day there, UTC. PostgreSQL keeps microseconds: it is one less than the next midnight.</summary>
    /// <param name="day">The day.</param>
    public static DateTimeOffset EndOf(DateOnly day) => Shanghai.Instant(day.Later(1).ToDateTime(TimeOnly.MinValue)).AddMicroseconds(-1);

    /// <summary>
    /// Reads an instant to ask by: ISO 8601 with an offset, without one in Asia/Shanghai, or a day, which means its end there.
    /// False when it is none of these.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="instant">The instant read, UTC.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (TryParseDay(text, out var day))
        {
            instant = day == DateOnly.MaxValue ? default : EndOf(day);
            return day != DateOnly.MaxValue;
        }

        if (text is null || !Written().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
        {
            return false;
        }

        var saysZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf(':', StringComparison.Ordinal);
        instant = saysZone ? parsed.ToUniversalTime() : Shanghai.Instant(parsed.UtcDateTime);
        return true;
    }

    /// <summary>Reads a day of an address: ISO 8601, such as 2025-03-27, and nothing else.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="day">The day read.</param>
    public static bool TryParseDay([NotNullWhen(true)] string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>What is said of a text that <see cref="TryParse"/> does not take: which form it must have.</summary>
    /// <param name="name">What it was given as, such as asOf.</param>
    /// <param name="text">The text.</param>
    public static Text NoInstant(string name, string? text) => PlusLost().IsMatch(text ?? "")
        ? new Text(
            $"{name}={text}：时区前的“+”在网址中成了空格。请把“+”写作 %2B，例如 2025-03-27T10:30:00%2B08:00。",
            $"{name}={text}: the '+' before the offset became a space in the address. Write it as %2B, such as 2025-03-27T10:30:00%2B08:00.")
        : new Text(
            $"{name}={text}：不是日期或时间。请写日期，例如 2025-03-27（指当日结束时），或时间，例如 2025-03-27T10:30（北京时间）或 2025-03-27T10:30:00+08:00。",
            $"{name}={text}: no day or time. Write a day, such as 2025-03-27 (its end), or a time, such as 2025-03-27T10:30 (Asia/Shanghai) "
                + "or 2025-03-27T10:30:00+08:00.");

    /// <summary>What is said of a text that <see cref="TryParseDay"/> does not take.</summary>
    /// <param name="name">What it was given as.</param>
    /// <param name="text">The text.</param>
    public static Text NoDay(string name, string? text) => new(
        $"{name}={text}：不是日期。请按年-月-日写，例如 2025-03-27。", $"{name}={text}: no day. Write year, month and day, such as 2025-03-27.");

    /// <summary>How long something lasts, in days.</summary>
    /// <param name="days">The number of days.</param>
    public static Text Lasting(int days) => new($"{days} 天", days == 1 ? "1 day" : $"{days} days");

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,7})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[^ ]* [0-9]{2}:?[0-9]{2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlusLost();
}
