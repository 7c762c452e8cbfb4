namespace Agreements.Server.Pages.Filling;

/// <summary>The words of the sheet of gaps.</summary>
internal static class FillTexts
{
    public static readonly Text Heading = new("填空：补充资料缺项", "Fill in what is not known");
    public static readonly Text Lead = new("知道多少填多少；不填或写“不详”，该项保持不明。", "Fill in what you know; left empty, or as “unknown”, it stays unknown.");
    public static readonly Text Record = new("记录所填各项", "Record what is filled in");
    public static readonly Text Nothing = new("没有资料缺项。", "Nothing is missing.");
    public static readonly Text Kept = new("以下各项没有记录，其余已记录：", "These were not recorded; the others were:");
    public static readonly Text AnyDay = new("如 2020年4月、约2024年", "such as April 2020 or about 2024");
    public static readonly Text Years = new("年数，如 3", "years, such as 3");
    public static readonly Text Name = new("名称、简称或拼音", "name, alias or pinyin");
    public static readonly Text Open = new("填写", "Fill in");

    /// <summary>Who can fill it.</summary>
    public static Text By(string who) => new($"由{who}补充", $"to be filled by {who}");
}
