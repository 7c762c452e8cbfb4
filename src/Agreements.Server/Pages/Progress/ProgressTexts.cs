using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Progress;

namespace Agreements.Server.Pages.Progress;

/// <summary>The words of the page of progress.</summary>
internal static class ProgressTexts
{
    public static readonly Text Heading = new("进展", "Progress");
    public static readonly Text Flow = new("按月流转", "Flow by month");
    public static readonly Text Annual = new("年度报告", "Report of a year");
    public static readonly Text OnDay = new("截至", "As of");
    public static readonly Text Agreements = new("协议", "Agreements");
    public static readonly Text ByStage = new("按阶段", "By stage");
    public static readonly Text ByKind = new("按类别", "By kind");
    public static readonly Text ByInstitution = new("按单位", "By institution");
    public static readonly Text InstitutionNote = new("一份协议对它的每个单位各计一次。", "An agreement counts once for each of its institutions.");
    public static readonly Text ByRegion = new("按地区", "By region");
    /// <summary>Not all groups are shown.</summary>
    public static Text Largest(int shown, int all) => new(
        $"这里列出协议最多的 {shown} 项，共 {all} 项；按单位、地区或类型筛选可看其余。",
        $"The {shown} with the most agreements, of {all}: choose an institution, a region or a kind to see the others.");

    public static readonly Text RegionNote = new("一份协议对它的每个地区各计一次，并计入上级地区。", "An agreement counts once for each of its regions, and for those around them.");
    public static readonly Text NoRegion = new("地区不详", "region unknown");
    public static readonly Text ByParent = new("按总协议", "By the agreement above");
    public static readonly Text Parent = new("上级协议", "Agreement above");
    public static readonly Text Stays = new("阶段停留", "Time in stage");
    public static readonly Text StaysNote = new("按事项发生的日期计算", "by the days on which things happened");
    public static readonly Text There = new("目前已停留（中位数）", "So far (median)");
    public static readonly Text Longest = new("最长", "Longest");
    public static readonly Text Gone = new("离开前停留（中位数）", "Of those that left (median)");
    public static readonly Text NineOfTen = new("九成在此时间内离开", "Nine of ten left within");
    public static readonly Text InStage = new("本阶段已停留", "In this stage for");
    public static readonly Text Attained = new("指标完成", "Targets reached");
    public static readonly Text AttainedNote = new("最近一次数据与目标相比", "the latest figure against the target");
    public static readonly Text Clauses = new("条款承接", "Clauses carried");
    public static readonly Text ClausesNote = new("总协议的条款有多少由下级协议承接", "how many clauses of frameworks lower agreements carry");
    public static readonly Text NoClauses = new("没有需要下级协议承接的条款。", "There are no clauses for lower agreements to carry.");
    public static readonly Text CarriedShare = new("已承接 / 全部", "Carried / all");
    public static readonly Text NoneBehind = new("没有这样的协议", "There is no such agreement");
    public static readonly Text MedianDays = new("阶段停留（中位数）", "Days in stage (median)");
    public static readonly Text Commitments = new("承诺兑现", "Commitments");
    public static readonly Text NoInstitution = new("未涉及单位", "no institution");

    /// <summary>The day of the figures.</summary>
    public static Text AsOf(Text day) => new($"截至{day.Zh}", $"As of {day.EnOrZh}");

    /// <summary>A median over those whose day is known.</summary>
    public static Text Median(double days, int unknown) => Spans.Of((int)Math.Round(days)) is var span && unknown == 0
        ? span
        : new($"{span.Zh}（{StartUnknown(unknown).Zh}）", $"{span.EnOrZh} ({StartUnknown(unknown).EnOrZh})");

    /// <summary>What a figure counts.</summary>
    /// <param name="figure">The figure.</param>
    public static Text Of(ProgressFigure figure) => figure switch
    {
        ProgressFigure.Overdue => new("逾期承诺", "Overdue commitments"),
        ProgressFigure.DueSoon => new("30 天内到期", "Due within 30 days"),
        ProgressFigure.Undated => new("未定期限", "No day set"),
        ProgressFigure.Fulfilled => new("已兑现", "Fulfilled"),
        ProgressFigure.Asleep => new("久无动静", "Asleep"),
        _ => Agreements,
    };

    /// <summary>A figure, of a group or of all.</summary>
    public static Text Behind(Text figure, Text? group) => group is null
        ? figure : new Text($"{figure.Zh}：{group.Zh}", $"{figure.EnOrZh}: {group.EnOrZh}");

    /// <summary>What an earlier day shows.</summary>
    public static Text AsItWas(Text day) => new(
        $"以下是{day.Zh}结束时系统中已记录的情况；之后记录的事项不计在内。", $"This is what was on record at the end of {day.EnOrZh}; what was recorded since is not counted.");

    /// <summary>Agreements whose first day in the stage nobody knows.</summary>
    public static Text StartUnknown(int count) => new($"{count} 份起始日不详", $"{count} with unknown start");

    /// <summary>Of how many that left the days are known.</summary>
    public static Text Timed(int timed, int left) => new($"{left} 份离开，{timed} 份日期已知", $"{left} left, {timed} with known days");

    /// <summary>How many clauses are carried.</summary>
    public static Text Carried(int carried, int clauses, int agreements) => new(
        $"{agreements} 份协议的 {clauses} 条条款中，{carried} 条已有下级协议承接。", $"Of {clauses} clauses in {agreements} agreements, {carried} are carried by lower ones.");
}
