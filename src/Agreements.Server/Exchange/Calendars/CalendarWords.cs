using Agreements.Server.ReadModels.Calendar;

namespace Agreements.Server.Exchange.Calendars;

/// <summary>What the days of calendars are called.</summary>
public static class CalendarWords
{
    /// <summary>A calendar of what is one's own.</summary>
    public static Text Mine { get; } = new("我的协议日历", "My agreements");

    /// <summary>What an entry is of.</summary>
    /// <param name="kind">The kind.</param>
    public static Text Of(CalendarKind kind) => kind switch
    {
        CalendarKind.Commitment => new Text("承诺到期", "Commitment due"),
        CalendarKind.Guarantee => new Text("保障措施检查", "Review of a guarantee"),
        CalendarKind.End => new Text("协议最后一日", "Last day of an agreement"),
        CalendarKind.Notice => new Text("终止通知生效", "Notice takes effect"),
        CalendarKind.Ceremony => new Text("签约仪式", "Signing ceremony"),
        _ => new Text("会议与活动", "Meeting or visit"),
    };

    /// <summary>An entry in a line.</summary>
    /// <param name="entry">The entry.</param>
    public static Text Line(CalendarEntry entry) => entry.Kind is CalendarKind.Engagement
        ? entry.Title
        : new Text($"{Of(entry.Kind).Zh}：{entry.Title.Zh}", $"{Of(entry.Kind).EnOrZh}: {entry.Title.EnOrZh}");

    /// <summary>What stands with an entry whose day is not exactly known.</summary>
    /// <param name="day">What is known of it, in words of either language.</param>
    public static Text Sometime(Text day) => new($"（{day.Zh}，具体日期不详）", $" ({day.EnOrZh}, exact day unknown)");
}
