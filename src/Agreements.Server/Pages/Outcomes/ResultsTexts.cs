namespace Agreements.Server.Pages.Outcomes;

/// <summary>The words of the page of landmark results.</summary>
internal static class ResultsTexts
{
    public static readonly Text Lead = new(
        "按级别和年份汇总；不同单位的数量从不相加。", "By level and year; amounts of different units are never added.");

    public static readonly Text Level = new("级别", "Level");
    public static readonly Text AllLevels = new("全部级别", "All levels");
    public static readonly Text Year = new("年份", "Year");
    public static readonly Text Result = new("成果", "Result");
    public static readonly Text Amount = new("数量", "Amount");
    public static readonly Text On = new("日期", "Day");
    public static readonly Text Source = new("来源", "Source");
    public static readonly Text Empty = new("没有符合条件的成果", "No result matches");
    public static readonly Text EmptyHint = new("清除筛选，或在协议页“可办事项”中登记成果。", "Clear the conditions, or record one on an agreement's page.");

}
