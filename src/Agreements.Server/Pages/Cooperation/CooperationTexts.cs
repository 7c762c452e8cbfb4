namespace Agreements.Server.Pages.Cooperation;

/// <summary>The words of the page of who cooperates with whom.</summary>
internal static class CooperationTexts
{
    public static readonly Text Heading = new("谁与谁合作", "Who cooperates with whom");
    public static readonly Text Lead = new(
        "协议最多的单位和常设组织，以及它们之间有多少份协议；点数字看协议。", "Those with the most agreements, and how many they have with each other; each number leads to them.");
    public static readonly Text Network = new("合作网络", "The network");
    public static readonly Text Matrix = new("合作矩阵", "The matrix");
    public static readonly Text Pairs = new("合作最多的两方", "Most agreements between two");
    public static readonly Text All = new("合计", "All");
    public static readonly Text Nobody = new("还没有协议。", "There are no agreements yet.");
}
