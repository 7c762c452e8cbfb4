
namespace Agreements.Server.Pages.DataGaps;

/// <summary>The words of the page of what is not known.</summary>
internal static class DataGapsTexts
{
    public static readonly Text Heading = new("资料缺项", "Data gaps");
    public static readonly Text Sort = new("缺项类型", "Sort of gap");
    public static readonly Text Any = new("全部", "Any");
    public static readonly Text None = new("没有符合条件的资料缺项。", "No gaps of this sort.");
    public static readonly Text More = new("更多", "More");

    /// <summary>Who can fill a gap.</summary>
    /// <param name="who">Their names.</param>
    public static Text FilledBy(string who) => new($"可由{who}补充：", $"Can be filled by {who}:");

    /// <summary>What people call a sort of gap; its code when it has no name.</summary>
    public static Text Of(string code) => code switch
    {
        "contradiction" => new Text("来源不一致", "Sources disagree"),
        "question-open" => new Text("待查问题", "Open questions"),
        "party-unnamed" => new Text("未定名的一方", "Parties not named"),
        "day-unknown" => new Text("日期不明", "Days unknown"),
        "terms-missing" => new Text("没有协议文本", "Terms missing"),
        "period-unknown" => new Text("期限不明", "Period unknown"),
        "signature-unrecorded" => new Text("缺签署记录", "Signatures not recorded"),
        "attestation-unrecorded" => new Text("缺见证记录", "Attestations not recorded"),
        "commitments-missing" => new Text("没有承诺", "Commitments missing"),
        "commitment-without-owner" => new Text("承诺无责任方", "Commitments without owner"),
        "commitment-without-due" => new Text("承诺无期限", "Commitments without a day"),
        "indicator-without-value" => new Text("指标无数据", "Indicators without a figure"),
        "liaison-missing" => new Text("没有联络人", "Liaisons missing"),
        _ => new Text(code),
    };
}
