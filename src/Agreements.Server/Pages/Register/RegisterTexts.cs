using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Pages.Register;

/// <summary>The words of the register.</summary>
internal static class RegisterTexts
{
    public static readonly Text WithPartner = new("只看另有此方参加的协议：", "Only agreements with this party too:");
    public static readonly Text WithoutPartner = new("不限", "with any");
    public static readonly Text Heading = new("协议登记簿", "Register of agreements");
    public static readonly Text Conditions = new("筛选条件", "Conditions");
    public static readonly Text Parties = new("各方", "Parties");
    public static readonly Text SignedOn = new("签署时间", "Signed");
    public static readonly Text UpdatedAt = new("最近记录", "Last recorded");
    public static readonly Text Reference = new("编号", "Reference");
    public static readonly Text Gaps = new("资料缺项", "Data gaps");
    public static readonly Text Standing = new("状态", "Standing");
    public static readonly Text AllStandings = new("全部状态", "Any standing");
    public static readonly Text ByStage = new("按阶段", "By stage");
    public static readonly Text ByKind = new("按类别", "By kind");
    public static readonly Text Next = new("下一页", "Next page");
    public static readonly Text First = new("回到第一页", "First page");
    public static readonly Text Pages = new("翻页", "Pages");
    public static readonly Text Empty = new("没有符合条件的协议", "No agreements match");
    public static readonly Text EmptyHint = new("放宽或清除筛选条件再试。", "Loosen or clear the conditions and try again.");
    public static readonly Text Order = new("排序", "Order");
    public static readonly Text NotSigned = new("未签署", "not signed");
    public static readonly Text Columns = new("隐藏栏目", "Hide columns");
    public static readonly Text ColumnsHint = new("勾选要隐藏的栏目，再点筛选；可与筛选条件一起保存。", "Tick what to hide, then filter; it can be saved with the conditions.");
    public static readonly Text Export = new("导出当前结果：", "Export what is shown:");
    public static readonly Text BadPage = new("翻页地址无效，已显示第一页。", "That page address is not valid; this is the first page.");

    public static readonly Text AsOf = new("截至", "As of");
    public static readonly Text Clock = new("时钟", "Clock");
    public static readonly Text Today = new("查看当前登记簿", "The register as it is");
    public static readonly Text AsOfHint = new("留空为当前", "empty for now");

    /// <summary>What a clock is called.</summary>
    /// <param name="clock">The clock.</param>
    public static Text Of(PastClock clock) => clock is PastClock.Recorded ? new("当时已登记的", "what was on record") : new("当时已发生的", "what had happened");

    /// <summary>What a column is called.</summary>
    /// <param name="column">The column.</param>
    public static Text Of(RegisterColumn column) => column switch
    {
        RegisterColumn.Stage => Texts.Words.Stage,
        RegisterColumn.Parties => Parties,
        RegisterColumn.Signed => SignedOn,
        RegisterColumn.Updated => UpdatedAt,
        _ => Gaps,
    };

    /// <summary>How many gaps.</summary>
    /// <param name="count">The number.</param>
    public static Text GapCount(int count) => new($"缺 {count} 项", count == 1 ? "1 gap" : $"{count} gaps");

    /// <summary>How many further parties there are.</summary>
    /// <param name="count">The number.</param>
    public static Text Others(int count) => new($"等 {count} 方", count == 1 ? "and 1 other" : $"and {count} others");
}
