using Agreements.Server.ReadModels.Commitments;

namespace Agreements.Server.Pages.Commitments;

/// <summary>The words of the page of what is owed.</summary>
internal static class CommitmentsTexts
{
    public static readonly Text Heading = new("承诺到期", "Commitments due");
    public static readonly Text Conditions = new("筛选条件", "Conditions");
    public static readonly Text When = new("到期情况", "Due");
    public static readonly Text All = new("全部未完成", "all that is owed");
    public static readonly Text Owner = new("责任方", "Owner");
    public static readonly Text Until = new("期限不晚于", "Due up to");
    public static readonly Text What = new("事项", "What is owed");
    public static readonly Text Due = new("期限", "Due");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Agreement = new("协议", "Agreement");
    public static readonly Text Guarantee = new("保障措施检查", "review of a guarantee");
    public static readonly Text Nobody = new("责任方不详", "owner unknown");
    public static readonly Text NoDay = new("未定期限", "no day set");
    public static readonly Text Empty = new("没有符合条件的未完成事项", "Nothing that matches is owed");
    public static readonly Text Later = new("以后到期", "due later");
    public static readonly Text Claimed = new("待核验", "to be verified");
    public static readonly Text StillOpen = new("进行中", "open");
    public static readonly Text Waived = new("已豁免", "waived");
    public static readonly Text First = new("回到第一页", "First page");
    public static readonly Text Next = new("下一页", "Next page");
    public static readonly Text Pages = new("翻页", "Pages");

    /// <summary>What a choice is called.</summary>
    /// <param name="when">The choice.</param>
    public static Text Of(DueWhen when) => when switch
    {
        DueWhen.Overdue => new Text("已逾期", "overdue"),
        DueWhen.Soon => new Text("30 天内到期", "due in 30 days"),
        _ => new Text("未定期限", "no day set"),
    };

    /// <summary>Its progress.</summary>
    /// <param name="percent">How much is done.</param>
    public static Text Done(int percent) => new($"完成 {percent}%", $"{percent}% done");
}
