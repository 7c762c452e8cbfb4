
namespace Agreements.Server.Pages.StageThroughput;

/// <summary>The words of the page of the flow.</summary>
internal static class ThroughputTexts
{
    public static readonly Text Heading = new("阶段流转", "Flow");
    public static readonly Text Chart = new("各月末各阶段协议数（累积流量）", "Agreements in each stage at the end of each month (cumulative flow)");
    public static readonly Text Table = new("按月（无变化的月份不列）", "Month by month, without those in which nothing moved");
    public static readonly Text Month = new("月份", "Month");
    public static readonly Text Ended = new("已离开", "Left the flow");
    public static readonly Text Nothing = new("还没有协议。", "There are no agreements yet.");
    public static readonly Text Legend = new(
        "每格：月末数（本月进入／离开），停留天数中位数。",
        "Each cell: there at the end of the month (entered / left in it), median days in the stage of those that left.");

    /// <summary>How many moves have no day.</summary>
    public static Text Undated(int count) => new(
        $"{count} 次进入阶段的日期不详，按其后最早的已知日期、来源发布日或登记日计。",
        $"{count} moves have no known day; they count by the next known day, the publication of the source or the day of recording.");

    /// <summary>A median of days.</summary>
    public static Text Days(double days) => new($"{days:0.#} 天", $"{days:0.#} days");
}
