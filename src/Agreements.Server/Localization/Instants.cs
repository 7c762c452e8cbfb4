using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agreements.Server.Localization;

/// <summary>Instants as the clock on a wall in Asia/Shanghai shows them.</summary>
public static class Instants
{
    /// <summary>An instant in words, to the minute, in Asia/Shanghai.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="say">The language.</param>
    public static string In(DateTimeOffset instant, UiLanguage say)
    {
        var there = Shanghai.Time(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{Days.In(DateOnly.FromDateTime(there.DateTime), say)} {there:HH:mm}");
    }

    /// <summary>
    /// Reads an instant of an address: ISO 8601 with an offset, without one in Asia/Shanghai, or a day, which means its end there.
    /// False when it is none of these.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="instant">The instant read, UTC.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (day == DateOnly.MaxValue)
            {
                return false;
            }

            // PostgreSQL keeps microseconds: one less than the next midnight is the last instant of the day.
            instant = Shanghai.Instant(day.Later(1).ToDateTime(TimeOnly.MinValue)).AddMicroseconds(-1);
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) || text is null)
        {
            return false;
        }

        var saysZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf(':', StringComparison.Ordinal);
        instant = saysZone ? parsed.ToUniversalTime() : Shanghai.Instant(parsed.UtcDateTime);
        return true;
    }

    /// <summary>How long something lasts, in days.</summary>
    /// <param name="days">The number of days.</param>
    public static Text Lasting(int days) => new($"{days} 天", days == 1 ? "1 day" : $"{days} days");
}
