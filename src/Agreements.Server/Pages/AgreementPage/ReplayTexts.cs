using Agreements.Server.Localization;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the replay.</summary>
internal static class ReplayTexts
{
    public static readonly Text Heading = new("历史回放", "Replay");
    public static readonly Text Lead = new(
        "两条时间轴：当时已记录到哪一条，以及事情发生到哪一天。", "Two clocks: what was on record by then, and what had happened by that day.");
    public static readonly Text Recorded = new("记录到", "On record up to");
    public static readonly Text Happened = new("发生到", "Happened by");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text Stood = new("当时的状态", "How it stood");
    public static readonly Text NotYet = new("当日尚未提出", "not proposed by that day");
    public static readonly Text ThisVersion = new("此版变化", "What this version changed");
    public static readonly Text Nothing = new("没有改变任何事实；见下方记录。", "It changed no fact; see the entry below.");
    public static readonly Text Known = new("当时已记录的事项", "What was on record");
    public static readonly Text StillToCome = new("当日尚未发生", "still to come on that day");
    public static readonly Text This = new("此版", "this version");
    public static readonly Text Earlier = new("后退", "Back");
    public static readonly Text Onwards = new("前进", "On");
    public static readonly Text Open = new("打开这一版", "Open this version");
    public static readonly Text Corrected = new("更正为", "corrected to");
    public static readonly Text DayUnknown = new("日期不详，不晚于", "day unknown, not later than");

    /// <summary>A version and when it was recorded.</summary>
    public static Text At(long version, long latest, DateTimeOffset recorded) => new(
        $"第 {version} 版（共 {latest} 版），{Instants.In(recorded, UiLanguage.Chinese)}",
        $"version {version} of {latest}, {Instants.In(recorded, UiLanguage.English)}");

    /// <summary>How late it was recorded.</summary>
    public static Text Late(Text span) => new($"{span.Zh}后记录", $"recorded {span.EnOrZh} later");

    /// <summary>No version.</summary>
    public static Text NoVersion(string given, long latest) =>
        new($"“{given}”不是本协议的版本（1 至 {latest}）。", $"'{given}' is no version of this agreement (1 to {latest}).");

    /// <summary>No day of the slider.</summary>
    public static Text NoMoment(string given, int most) =>
        new($"“{given}”不在发生日期的序号之内（1 至 {most}）。", $"'{given}' is none of the days on which something happened (1 to {most}).");
}
