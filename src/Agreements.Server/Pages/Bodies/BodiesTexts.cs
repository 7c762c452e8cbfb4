namespace Agreements.Server.Pages.Bodies;

/// <summary>The words of the pages of standing bodies.</summary>
internal static class BodiesTexts
{
    public static readonly Text Lead = new("联盟、集团、联合体、理事会、联席会议和专班。", "Alliances, groups, consortia, councils, joint conferences and task groups.");
    public static readonly Text Sort = new("组织类别", "Kind");
    public static readonly Text AllSorts = new("全部类别", "All kinds");
    public static readonly Text Chair = new("牵头单位", "Chair");
    public static readonly Text NoChair = new("不详", "unknown");
    public static readonly Text CoLeads = new("共同牵头单位", "Co-leads");
    public static readonly Text Members = new("成员", "Members");
    public static readonly Text Empty = new("没有符合条件的组织", "No standing body matches");
    public static readonly Text EmptyHint = new("试试全拼或首字母，或清除筛选。", "Try pinyin or its initials, or clear the conditions.");
    public static readonly Text About = new("组织概况", "About it");
    public static readonly Text Founded = new("成立", "Founded");
    public static readonly Text FoundedBy = new("依据协议", "Founded by");
    public static readonly Text Former = new("曾用名", "Former names");
    public static readonly Text Dissolved = new("已撤销", "Dissolved");
    public static readonly Text From = new("加入", "Joined");
    public static readonly Text Until = new("退出", "Left");
    public static readonly Text StillMember = new("现为成员", "a member now");
    public static readonly Text AllMembers = new("成员名单完整。", "These are all its members.");
    public static readonly Text SomeMembers = new("成员名单可能不完整。", "There may be further members.");
    public static readonly Text NoMembers = new("没有登记成员。", "No member is on record.");
    public static readonly Text OnDay = new("查看某一天的成员", "Members on a day");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text ThatDay = new("当日为成员", "A member that day");
    public static readonly Text Figures = new("组织数据", "Its figures");
    public static readonly Text Speaks = new("代表该组织", "Who speaks for it");
    public static readonly Text Nobody = new("尚未登记牵头单位：无人能代表该组织。", "No chair is on record: nobody can speak for it.");
    public static readonly Text HowItSpeaks = new(
        "等待该组织办理的事项由牵头单位和共同牵头单位办理。", "What waits for the body waits for its chair and its co-leads.");

    /// <summary>How many members it has.</summary>
    /// <param name="count">The number.</param>
    /// <param name="areAll">Whether these are all.</param>
    public static Text Count(int count, bool areAll) => areAll
        ? new Text($"{count} 个成员", count == 1 ? "1 member" : $"{count} members")
        : new Text($"至少 {count} 个成员", $"at least {count} member{(count == 1 ? "" : "s")}");
}
