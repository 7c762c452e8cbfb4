
namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the indicators in a dossier.</summary>
internal static class IndicatorTexts
{
    public static readonly Text Heading = new("指标", "Indicators");
    public static readonly Text Indicator = new("指标", "Indicator");
    public static readonly Text Baseline = new("基线", "Baseline");
    public static readonly Text Target = new("目标", "Target");
    public static readonly Text Figures = new("数据", "Figures");
    public static readonly Text None = new("尚无数据", "no figure yet");
    public static readonly Text Corrected = new("原记为", "was recorded as");
    public static readonly Text Disputed = new("数据不一致，待核实", "figures disagree");
    public static readonly Text Closed = new("已关账：", "Closed:");
}
