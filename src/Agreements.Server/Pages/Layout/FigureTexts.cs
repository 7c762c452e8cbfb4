namespace Agreements.Server.Pages.Layout;

/// <summary>The words of the table of figures.</summary>
internal static class FigureTexts
{
    public static readonly Text What = new("数据", "Figure");
    public static readonly Text HowMuch = new("数值", "Amount");
    public static readonly Text When = new("时间", "As of");
    public static readonly Text From = new("来源", "Source");
    public static readonly Text Was = new("更正前", "before its correction");
}
