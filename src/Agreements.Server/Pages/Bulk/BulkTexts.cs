namespace Agreements.Server.Pages.Bulk;

/// <summary>The words of doing something with several agreements at once.</summary>
internal static class BulkTexts
{
    public static readonly Text Choose = new("选择", "Choose");
    public static readonly Text WithChosen = new("对所选协议：", "With those chosen:");
    public static readonly Text AllOfThem = new("全部符合条件的协议", "all that match");
    public static readonly Text Go = new("继续", "Go on");
    public static readonly Text Nothing = new("尚未选择协议。请回到登记簿，勾选后再继续。", "No agreement is chosen. Go back to the register and tick some.");
    public static readonly Text Chosen = new("所选协议", "The agreements");
    public static readonly Text ShowFirst = new("先看会记录什么", "Show first what would be recorded");
    public static readonly Text Would = new("将记录", "would record");
    public static readonly Text Recorded = new("已记录", "recorded");
    public static readonly Text NothingNew = new("与已有记录相同", "on record already");
    public static readonly Text Not = new("不能办理", "not possible");
    public static readonly Text Changed = new("查看之后又有变化，请重新查看", "it has changed since it was shown: look again");

    /// <summary>The button that records.</summary>
    public static Text Record(int count) => new($"记录这 {count} 份", count == 1 ? "Record it" : $"Record these {count}");

    /// <summary>More than can be done at once.</summary>
    public static Text TooMany(int most) => new(
        $"一次最多 {most} 份，这里是前 {most} 份。", $"{most} at once is the most: these are the first {most}.");

    /// <summary>What came of it.</summary>
    public static Text Done(int recorded, int others) => new(
        $"{recorded} 份已记录{(others > 0 ? $"，{others} 份没有" : "")}。", $"{recorded} recorded{(others > 0 ? $", {others} not" : "")}.");

    /// <summary>The label of a box.</summary>
    public static Text ChooseOne(Text title) => new($"选择“{title.Zh}”", $"Choose '{title.EnOrZh}'");
}
