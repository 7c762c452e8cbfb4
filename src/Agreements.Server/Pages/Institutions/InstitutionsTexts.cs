namespace Agreements.Server.Pages.Institutions;

/// <summary>The words of the pages of institutions.</summary>
internal static class InstitutionsTexts
{
    public static readonly Text Lead = new(
        "协议中的单位：按名称、简称、曾用名、代码或拼音查找。",
        "The institutions of agreements: find them by name, alias, former name, code or pinyin.");
    public static readonly Text Sort = new("单位类别", "Kind");
    public static readonly Text AllSorts = new("全部类别", "All kinds");
    public static readonly Text Above = new("上级单位", "Under");
    public static readonly Text Below = new("下级单位", "Below it");
    public static readonly Text Empty = new("没有符合条件的单位", "No institution matches");
    public static readonly Text EmptyHint = new(
        "试试简称、全拼（如 chongqing）或首字母（如 cq），或清除筛选。", "Try an alias, pinyin (chongqing) or its initials (cq), or clear the conditions.");

    public static readonly Text Names = new("名称与类别", "Names and kind");
    public static readonly Text Aliases = new("别名", "Also called");
    public static readonly Text Former = new("曾用名", "Former names");
    public static readonly Text MergedFrom = new("已并入的条目", "Merged into it");
    public static readonly Text Otherwise = new("来源另有说法", "Sources say otherwise");
    public static readonly Text Agreements = new("协议", "Agreements");
    public static readonly Text Role = new("身份", "Role");
    public static readonly Text Gone = new("已退出", "left");
    public static readonly Text NoAgreements = new("没有您可见的协议。", "No agreement that you can see.");
    public static readonly Text AllInRegister = new("在登记簿中查看", "See them in the register");
    public static readonly Text Owed = new("承诺", "Commitments");
    public static readonly Text NothingOwed = new("没有未完成的承诺。", "Nothing is owed.");
    public static readonly Text AllOwed = new("查看全部未完成的承诺", "See all that it owes");
    public static readonly Text Open = new("未完成承诺", "Open commitments");
    public static readonly Text Overdue = new("其中逾期", "Of these overdue");
    public static readonly Text Kept = new("已兑现承诺", "Commitments kept");
    public static readonly Text OwedToIt = new("对方逾期", "Overdue by others");
    public static readonly Text InNumbers = new("概况", "In numbers");
    public static readonly Text People = new("人员", "People");
    public static readonly Text NoPeople = new("没有您可见的人员。", "Nobody whom you can see.");
    public static readonly Text AllPeople = new("查看全部人员", "See all people");
    public static readonly Text Partners = new("合作单位", "Partners");
    public static readonly Text NoPartners = new("尚无合作单位。", "No partner yet.");
    public static readonly Text Bodies = new("所属常设组织", "Standing bodies");
    public static readonly Text Chair = new("牵头单位", "chair");
    public static readonly Text CoLead = new("共同牵头", "co-lead");
    public static readonly Text Member = new("成员", "member");
    public static readonly Text Figures = new("单位数据", "Its figures");
    public static readonly Text HistoryOfMerged = new("并入前条目的历史", "History of the merged entry");
    public static readonly Text Engagements = new("往来活动", "Engagements");

    /// <summary>That another entry was asked for.</summary>
    /// <param name="code">The code that was asked for.</param>
    public static Text AskedFor(string code) => new($"“{code}”已并入本条目，以下是现在的单位。", $"'{code}' was merged into this entry, which stands for it now.");

    /// <summary>How many more agreements there are than shown.</summary>
    /// <param name="all">All of them.</param>
    public static Text Of(int all) => new($"共 {all} 份", $"{all} in all");

    /// <summary>Until when it had a name.</summary>
    /// <param name="day">The day, in words.</param>
    public static Text Until(string day) => new($"至{day}", $"until {day}");
}
