namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the page that compares two moments.</summary>
internal static class CompareTexts
{
    public static readonly Text Heading = new("比较两个版本", "Compare two moments");
    public static readonly Text From = new("从", "From");
    public static readonly Text To = new("到", "To");
    public static readonly Text Hint = new("版本号，或日期（以记录时间为准，含当日），如 3 或 2026-05-31", "A version, or a day by the time of recording, such as 3 or 2026-05-31");
    public static readonly Text Compare = new("比较", "Compare");
    public static readonly Text Facts = new("不同之处", "What is otherwise");
    public static readonly Text Fact = new("事项", "Fact");
    public static readonly Text Before = new("之前", "Before");
    public static readonly Text After = new("之后", "After");
    public static readonly Text Terms = new("条款的不同", "Differences in the terms");
    public static readonly Text Between = new("其间的记录", "Recorded in between");
    public static readonly Text Same = new("没有不同。", "Nothing is otherwise.");
    public static readonly Text Stage = new("阶段", "Stage");

    /// <summary>There was no such moment.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="latest">The latest version.</param>
    public static Text NoMoment(string given, long latest) => new(
        $"“{given}”不是本协议的版本（1 至 {latest}），也不是有记录的日期；日期请写成 2026-05-31。",
        $"'{given}' is no version of this agreement (1 to {latest}), nor a day by which it was recorded; write a day as 2026-05-31.");
}
