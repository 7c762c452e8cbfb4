using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Calendar;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Exchange.Calendars;

/// <summary>
/// Writes days as iCalendar (RFC 5545, 7986). The same days give the same bytes: nothing in a file is of the moment at which it was asked for.
/// </summary>
/// <param name="say">The language that it speaks.</param>
/// <param name="server">Where the pages are.</param>
public sealed class CalendarFile(UiLanguage say, Uri server)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Zone = "Asia/Shanghai";

    /// <summary>What may be on any of so many days is shown on all of them; beyond, on the last alone, lest it cover the calendar.</summary>
    private const int LongestShown = 31;

    /// <summary>The file.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="entries">What is in it.</param>
    public byte[] Of(Text name, IReadOnlyList<CalendarEntry> entries)
    {
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//Agreements//Calendar//EN" };
        calendar.AddProperty("NAME", say[name]);
        calendar.AddProperty("X-WR-CALNAME", say[name]);
        calendar.AddProperty("X-WR-TIMEZONE", Zone);
        var refresh = new Ical.Net.CalendarProperty("REFRESH-INTERVAL", "PT6H");
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        var events = entries.Select(Event).ToArray();
        if (Array.Exists(events, e => e.Start!.HasTime))
        {
            calendar.AddTimeZone(China());
        }

        calendar.Events.AddRange(events);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>China has had one time and no summer time since 1992, and nothing here is older that has an hour.</summary>
    private static VTimeZone China()
    {
        var zone = new VTimeZone(Zone);
        zone.TimeZoneInfos.Clear();
        zone.TimeZoneInfos.Add(new Ical.Net.VTimeZoneInfo(Ical.Net.Components.Standard)
        {
            TimeZoneName = "CST", OffsetFrom = new UtcOffset("+0800"), OffsetTo = new UtcOffset("+0800"), Start = new CalDateTime(1992, 1, 1, 0, 0, 0),
        });
        return zone;
    }

    private CalendarEvent Event(CalendarEntry entry)
    {
        var (start, end, isSure) = Times(entry);
        var changed = new CalDateTime(entry.ChangedAt.UtcDateTime.AddTicks(-(entry.ChangedAt.Ticks % TimeSpan.TicksPerSecond)), "UTC");
        var day = Days.Said(entry.On);
        return new CalendarEvent
        {
            Uid = UidOf(entry), DtStamp = changed, LastModified = changed, Sequence = (int)Math.Min(entry.Version, int.MaxValue),
            Start = start, End = end, Summary = say[CalendarWords.Line(entry)] + (isSure ? "" : say[CalendarWords.Sometime(day)]),
            Description = Description(entry, day), Location = entry.Place, Url = new Uri(server, entry.Address),
            // Nobody is busy because something is due.
            Transparency = entry.Kind is CalendarKind.Engagement or CalendarKind.Ceremony && isSure
                ? Ical.Net.TransparencyType.Opaque : Ical.Net.TransparencyType.Transparent,
        };
    }

    /// <summary>When it is: a time, days, or the days on one of which it is. The end is the day after, as the format has it.</summary>
    private static (CalDateTime Start, CalDateTime End, bool IsSure) Times(CalendarEntry entry)
    {
        if (Time(entry.On.Value) is { } time)
        {
            return (new CalDateTime(time, Zone), new CalDateTime(time.AddHours(1), Zone), true);
        }

        var last = entry.On.Latest ?? entry.On.Earliest!.Value;
        var first = entry.On.Earliest is { } earliest && last.DayNumber - earliest.DayNumber < LongestShown ? earliest : last;
        return entry.Days is { } sure ? (Day(sure.First), Day(sure.Last.Later(1)), true) : (Day(first), Day(last.Later(1)), false);
    }

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>The local time of a date that has one; null for a day.</summary>
    private static DateTime? Time(string edtf)
    {
        if (!edtf.Contains('T', StringComparison.Ordinal) || edtf.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        return DateTimeOffset.TryParse(edtf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateTime.SpecifyKind(HasShift(edtf) ? instant.ToOffset(TimeSpan.FromHours(8)).DateTime : instant.DateTime, DateTimeKind.Unspecified)
            : null;
    }

    private static bool HasShift(string edtf) => edtf.EndsWith('Z') || edtf.AsSpan(edtf.IndexOf('T', StringComparison.Ordinal)).ContainsAny('+', '-');

    private string Description(CalendarEntry entry, Text day)
    {
        string?[] lines =
        [
            entry.Kind is CalendarKind.Engagement ? say[CalendarWords.Of(entry.Kind)] : null,
            entry.Agreement is { } agreement && agreement != entry.Title ? say[agreement] : null,
            entry.Owner is { } owner ? say[new Text($"责任方：{owner.Zh}", $"Owner: {owner.EnOrZh}")] : null,
            say[new Text($"日期：{day.Zh}", $"Day: {day.EnOrZh}")],
            new Uri(server, entry.Address).ToString(),
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    /// <summary>The same for the same thing for ever, whatever becomes of its day.</summary>
    private static string UidOf(CalendarEntry entry) =>
        $"{entry.Id:n}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Kind}/{entry.Item}")))[..16]}@agreements";
}
