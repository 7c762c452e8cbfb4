using Agreements.Server.ReadModels.Indicators;

namespace Agreements.Server.Pages.Indicators;

/// <summary>The words of the page of indicators.</summary>
internal static class IndicatorsTexts
{
    public static readonly Text Lead = new("协议约定的目标，以及最近一次数据。", "What agreements aim at, and the latest figures.");
    public static readonly Text Attained = new("完成情况", "How far");
    public static readonly Text Any = new("全部", "All");
    public static readonly Text Name = new("指标", "Indicator");
    public static readonly Text Baseline = new("基线：", "from");
    public static readonly Text Target = new("目标", "Target");
    public static readonly Text Latest = new("最新数据", "Latest figure");
    public static readonly Text Measured = new("数据时间", "Measured");
    public static readonly Text Late = new("已过目标日", "past its day");
    public static readonly Text NoTarget = new("未设目标", "no target set");
    public static readonly Text NoFigure = new("尚无数据", "no figure yet");
    public static readonly Text Empty = new("没有符合条件的指标", "No indicator matches");
    public static readonly Text EmptyHint = new("清除筛选，或在协议页“可办事项”中设定指标。", "Clear the conditions, or define one on an agreement's page.");

    /// <summary>How far an indicator has come.</summary>
    /// <param name="attained">How far.</param>
    public static Text Of(Attainment attained) => attained switch
    {
        Attainment.Unmeasured => NoFigure,
        Attainment.Disputed => new("数据不一致，待核实", "figures disagree"),
        Attainment.Untargeted => NoTarget,
        Attainment.Reached => new("已达到", "reached"),
        _ => new("尚未达到", "not reached yet"),
    };
}
