using System.Globalization;

namespace Agreements.Server.Pages.Calendar;

/// <summary>The words of the calendar.</summary>
internal static class CalendarTexts
{
    public static readonly Text Lead = new(
        "到期的承诺、协议的最后一日、签约仪式和会议，按日期排列。", "What is due, what ends, ceremonies and meetings, by day.");
    public static readonly Text Subscribed = new("订阅的日历", "a calendar subscribed to");
    public static readonly Text Subscribe = new("订阅到手机或电脑日历", "Subscribe in a calendar program");
    public static readonly Text Subscriptions = new("日历订阅", "Calendar subscriptions");
    public static readonly Text Month = new("月历", "Month");
    public static readonly Text WhichMonth = new("月份", "Month");
    public static readonly Text List = new("列表", "List");
    public static readonly Text View = new("显示方式", "View");
    public static readonly Text Months = new("翻月", "Months");
    public static readonly Text Previous = new("上个月", "Previous month");
    public static readonly Text Following = new("下个月", "Next month");
    public static readonly Text ThisMonth = new("本月", "This month");
    public static readonly Text Sort = new("日期种类", "What");
    public static readonly Text AllSorts = new("全部种类", "everything");
    public static readonly Text Mine = new("只看与我有关的", "Only what is mine");
    public static readonly Text MineHint = new(
        "本单位参与的、我担任联络人的、我关注的。", "What my institution takes part in, what I am the liaison of, what I watch.");
    public static readonly Text From = new("自", "From");
    public static readonly Text Until = new("至", "Until");
    public static readonly Text Sometime = new("日期不确切的事项", "Without an exact day");
    public static readonly Text SometimeHint = new(
        "可能在本月，只知道月份、年份或大致日期，因此不放在某一天。", "They may be in this month. Only the month, the year or about when is known, so they stand on no day.");
    public static readonly Text Day = new("日期", "Day");
    public static readonly Text What = new("种类", "What");
    public static readonly Text Entry = new("事项", "Of what");
    public static readonly Text AgreementOrPlace = new("协议或地点", "Agreement or place");
    public static readonly Text Late = new("已逾期", "overdue");
    public static readonly Text Worked = new("调休上班", "worked");
    public static readonly Text Today = new("今天", "today");
    public static readonly Text Empty = new("这段时间没有事项", "Nothing is on these days");
    public static readonly Text EmptyHint = new("请换一个时间段，或清除筛选条件。", "Try other days, or clear the conditions.");
    public static readonly Text Only = new("只看一份协议的日期：", "Only the dates of one agreement:");
    public static readonly Text TooMany = new("本月事项过多，未全部显示。请用列表，或加上筛选条件。", "There is too much in this month to show it all: use the list, or conditions.");
    public static readonly Text Download = new("下载日期（.ics）", "Download the dates (.ics)");
    public static readonly Text OfAgreement = new("在日历中查看", "See in the calendar");

    public static readonly Text FeedsLead = new(
        "把下面的专用地址加到手机或电脑的日历程序中（“按网址订阅”“从 URL 添加”），日期会自动更新，约每六小时一次。",
        "Add a secret address to the calendar program of your phone or computer (\"subscribe by address\", \"add from URL\"): it keeps up by itself, "
            + "about every six hours.");
    public static readonly Text Secrecy = new(
        "谁有这个地址，谁就能看到这些日期，请勿转发。账号停用或角色结束后地址即失效；随时可以在这里停用。",
        "Whoever has the address sees these dates: pass it on to nobody. It ends with your account or the role that you hold now; "
            + "you can end it here at any time.");
    public static readonly Text Made = new("新地址已生成，只显示这一次，请现在复制：", "Here is the new address. It is shown this once: copy it now.");
    public static readonly Text None = new("还没有订阅。", "There are no subscriptions yet.");
    public static readonly Text Own = new("与我有关的日期", "What is mine");
    public static readonly Text OneInstitution = new("一个单位或组织的日期", "What an institution or body takes part in");
    public static readonly Text OneAgreement = new("一份协议的日期", "One agreement");
    public static readonly Text HiddenAgreement = new("一份已看不到的协议", "an agreement out of sight");
    public static readonly Text Language = new("语言", "Language");
    public static readonly Text Chinese = new("中文", "Chinese");
    public static readonly Text English = new("英文", "English");
    public static readonly Text Make = new("生成地址", "Make an address");
    public static readonly Text Again = new("同一内容再次生成时，旧地址失效。", "A new address for the same ends the former one.");
    public static readonly Text OfWhat = new("内容", "Of what");
    public static readonly Text InRole = new("身份", "In which role");
    public static readonly Text MadeAt = new("生成时间", "Made");
    public static readonly Text FetchedAt = new("最近读取", "Last fetched");
    public static readonly Text Never = new("从未", "never");
    public static readonly Text NotHeld = new("角色已结束，地址失效", "ended with the role");
    public static readonly Text End = new("停用", "End");
    public static readonly Text NoRole = new("当前身份看不到协议，不能订阅。", "In this role no agreements are seen, and none are subscribed to.");
    public static readonly Text NotThere = new("没有这份协议。", "There is no such agreement.");
    public static readonly Text WhichInstitution = new("请写出单位或组织的名称。", "Name the institution or body.");

    private static readonly Text[] Weekdays =
    [
        new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun"),
    ];

    /// <summary>Too many calendars.</summary>
    public static Text Full(int most) => new($"最多 {most} 个订阅，请先停用一个。", $"There can be {most} subscriptions: end one first.");

    /// <summary>A day of the week, Monday first.</summary>
    public static Text Weekday(int number) => Weekdays[number];

    /// <summary>A month.</summary>
    public static Text Of(DateOnly month) =>
        new($"{month.Year}年{month.Month}月", month.ToString("MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>A day with its day of the week.</summary>
    public static Text WithWeekday(DateOnly day) => new(
        $"{day.Month}月{day.Day}日 {Weekday(CalendarMonth.Place(day)).Zh}",
        $"{day.ToString("d MMMM", CultureInfo.InvariantCulture)}, {Weekday(CalendarMonth.Place(day)).EnOrZh}");

    /// <summary>What does not fit into a day.</summary>
    public static Text More(int count) => new($"还有 {count} 项", $"{count} more");
}
