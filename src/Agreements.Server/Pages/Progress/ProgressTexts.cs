
namespace Agreements.Server.Pages.Progress;

/// <summary>The words of the page of progress.</summary>
internal static class ProgressTexts
{
    public static readonly Text Heading = new("进展", "Progress");
    public static readonly Text Flow = new("按月流转", "Flow by month");
    public static readonly Text Agreements = new("协议", "Agreements");
    public static readonly Text Overdue = new("逾期承诺", "Overdue commitments");
    public static readonly Text DueSoon = new("30 天内到期", "Due within 30 days");
    public static readonly Text Undated = new("未定期限", "No day set");
    public static readonly Text Fulfilled = new("已兑现", "Fulfilled");
    public static readonly Text ByStage = new("按阶段", "By stage");
    public static readonly Text ByKind = new("按类别", "By kind");
    public static readonly Text ByInstitution = new("按单位", "By institution");
    public static readonly Text InstitutionNote = new("一份协议对它的每个单位各计一次。", "An agreement counts once for each of its institutions.");
    public static readonly Text MedianDays = new("阶段停留（中位数）", "Days in stage (median)");
    public static readonly Text Commitments = new("承诺兑现", "Commitments");
    public static readonly Text NoInstitution = new("未涉及单位", "no institution");

    /// <summary>The day of the figures.</summary>
    public static Text AsOf(Text day) => new($"截至{day.Zh}", $"As of {day.EnOrZh}");

    /// <summary>A median over those whose day is known.</summary>
    public static Text Median(double days, int unknown) => new(
        $"{days:0.#} 天{(unknown > 0 ? $"（{unknown} 份起始日不详）" : "")}",
        $"{days:0.#} days{(unknown > 0 ? $" ({unknown} with unknown start)" : "")}");
}
