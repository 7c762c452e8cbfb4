
namespace Agreements.Server.Pages.Annual;

/// <summary>The words of the report of a year.</summary>
internal static class AnnualTexts
{
    public static readonly Text Year = new("年份", "Year");
    public static readonly Text AsOf = new("截至（记录日期）", "On record by");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text Final = new("此日已过，数字不再变化。", "That day is over: these numbers stay as they are.");
    public static readonly Text NotFinal = new("此日尚未结束，数字仍可能变化。", "That day is not over: these numbers can still change.");
    public static readonly Text Agreements = new("协议总数", "Agreements on record");
    public static readonly Text Signed = new("当年签署", "Signed in the year");
    public static readonly Text Perhaps = new("可能在当年签署（日期不精确）", "Perhaps signed in the year (day not exact)");
    public static readonly Text Due = new("当年到期的承诺", "Commitments due in the year");
    public static readonly Text Kept = new("其中已兑现", "of these, kept");
    public static readonly Text Waived = new("其中已豁免", "of these, let off");
    public static readonly Text Overdue = new("其中逾期未兑现", "of these, overdue");
    public static readonly Text Undated = new("未定期限的承诺", "Owed without a day");
    public static readonly Text ByStage = new("按阶段", "By stage");
    public static readonly Text ByKind = new("按类别", "By kind");
    public static readonly Text ByStanding = new("按状态", "By standing");
    public static readonly Text Engagements = new("当年往来活动", "Engagements of the year");
    public static readonly Text Results = new("当年标志性成果", "Landmark results of the year");
    public static readonly Text Count = new("数量", "How many");
    public static readonly Text Amount = new("合计", "Sum");
    public static readonly Text Level = new("级别", "Level");
    public static readonly Text Nothing = new("没有", "none");
    public static readonly Text NoYear = new("年份请写成 2025 这样的四位数（1900 至 9998）。", "Give the year as four digits, such as 2025 (1900 to 9998).");
    public static readonly Text NotYet = new("截至日期不能晚于今天：以后记录什么，无人知道。", "The day cannot be later than today: what will be recorded nobody knows.");

    /// <summary>The heading.</summary>
    public static Text Of(int year) => new($"{year} 年度报告", $"Report of {year}");

    /// <summary>Amounts in a sum that are not exact.</summary>
    public static Text Inexact(int count) => new($"其中 {count} 项为约数", $"{count} of them not exact");
}
