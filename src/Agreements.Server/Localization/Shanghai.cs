
namespace Agreements.Server.Localization;

/// <summary>Days and times as the clocks of the first users show them: Asia/Shanghai, UTC+8 all the year since 1991.</summary>
public static class Shanghai
{
    /// <summary>The zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Today there.</summary>
    /// <param name="clock">The clock.</param>
    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());

    /// <summary>The day so many days later; the last day of the calendar where there is none: a day that somebody asks for may be any.</summary>
    /// <param name="day">The day.</param>
    /// <param name="days">How many days, 0 or more.</param>
    public static DateOnly Later(this DateOnly day, int days) => DateOnly.FromDayNumber((int)Math.Min((long)day.DayNumber + days, DateOnly.MaxValue.DayNumber));

    /// <summary>The day of an instant there.</summary>
    /// <param name="instant">The instant.</param>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Time(instant).DateTime);

    /// <summary>An instant as the wall clock there shows it.</summary>
    /// <param name="instant">The instant.</param>
    public static DateTimeOffset Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which the wall clock there shows a time, UTC.</summary>
    /// <param name="wall">The time shown; its kind does not matter.</param>
    public static DateTimeOffset Instant(DateTime wall)
    {
        var shown = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        return new DateTimeOffset(shown, Zone.GetUtcOffset(shown)).ToUniversalTime();
    }
}
