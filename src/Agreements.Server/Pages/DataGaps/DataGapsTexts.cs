
namespace Agreements.Server.Pages.DataGaps;

/// <summary>The words of the page of what is not known.</summary>
internal static class DataGapsTexts
{
    public static readonly Text Heading = new("数据缺口", "Data gaps");
    public static readonly Text Sort = new("缺口类型", "Sort of gap");
    public static readonly Text Kind = new("协议类型", "Kind");
    public static readonly Text Institution = new("单位", "Institution");
    public static readonly Text Region = new("地区", "Region");
    public static readonly Text Any = new("全部", "Any");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text None = new("没有符合条件的数据缺口。", "No gaps of this sort.");
    public static readonly Text FilledBy = new("可由谁补充", "Can be filled by");
    public static readonly Text More = new("更多", "More");

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
