namespace JasperFx.Core;

/// <summary>Durations written as people say them: <c>5.Seconds()</c>.</summary>
public static class TimeSpanExtensions
{
    /// <summary>That many milliseconds.</summary>
    public static TimeSpan Milliseconds(this int number) => TimeSpan.FromMilliseconds(number);

    /// <summary>That many seconds.</summary>
    public static TimeSpan Seconds(this int number) => TimeSpan.FromSeconds(number);

    /// <summary>That many minutes.</summary>
    public static TimeSpan Minutes(this int number) => TimeSpan.FromMinutes(number);

    /// <summary>That many hours.</summary>
    public static TimeSpan Hours(this int number) => TimeSpan.FromHours(number);

    /// <summary>That many days of 24 hours.</summary>
    public static TimeSpan Days(this int number) => TimeSpan.FromDays(number);
}
