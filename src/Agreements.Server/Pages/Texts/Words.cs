using Agreements.Server.Localization;

namespace Agreements.Server.Pages.Texts;

/// <summary>The words that all pages share. Words of one page are beside it.</summary>
internal static class Words
{
    public static readonly Text Product = new("协议", "Agreements");
    public static readonly Text Subtitle = new("职业教育合作协议全程管理", "Cooperation agreements, from proposal to evaluation");
    /// <summary>The banner while lists and boards are late.</summary>
    public static Text ListsAreLate(DateTimeOffset upTo) => new(
        $"列表和看板显示的是截至{Instants.In(upTo, UiLanguage.Chinese)}的情况；之后记录的事项均已保存，稍后显示。",
        $"Lists and boards show what was recorded up to {Instants.In(upTo, UiLanguage.English)}; what was recorded since is kept and follows.");

    public static Text CountedAt(DateTimeOffset at) => new(
        $"统计数字截至{Instants.In(at, UiLanguage.Chinese)}，正在重新统计；刷新页面可看新的数字。",
        $"Figures are as of {Instants.In(at, UiLanguage.English)} and are being counted again; reload the page for new ones.");

    public static readonly Text SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Text MainNavigation = new("主导航", "Main");
    public static readonly Text Board = new("看板", "Board");
    public static readonly Text Register = new("登记簿", "Register");
    public static readonly Text Commitments = new("承诺", "Commitments");
    public static readonly Text PendingActions = new("待办", "To do");
    public static readonly Text Progress = new("进展", "Progress");
    public static readonly Text People = new("人员", "People");
    public static readonly Text Gaps = new("资料缺项", "Data gaps");
    public static readonly Text Flow = new("阶段流转", "Flow");
    public static readonly Text Import = new("导入表格", "Import spreadsheets");
    public static readonly Text Help = new("帮助", "Help");
    public static readonly Text Calendar = new("日历", "Calendar");
    public static readonly Text Cooperation = new("合作关系", "Cooperation");
    public static readonly Text AccessLog = new("访问日志", "Access log");
    public static readonly Text Health = new("运行状况", "Status");
    public static readonly Text Operations = new("运行与恢复", "Operations");
    public static readonly Text FindHint = new("搜协议、单位、人员", "Find agreements, people …");
    public static readonly Text More = new("更多", "More");
    public static readonly Text Mine = new("我", "Me");
    public static readonly Text Menu = new("菜单", "Menu");
    public static readonly Text Look = new("外观", "Look");
    public static readonly Text LookOfSystem = new("跟随系统", "As the system");
    public static readonly Text LookLight = new("浅色", "Light");
    public static readonly Text LookDark = new("深色", "Dark");
    public static readonly Text ApiReference = new("接口文档", "API reference");
    public static readonly Text ReadInOther = new("English", "中文");
    public static readonly Text Version = new("版本", "Version");
    public static readonly Text TimesAreShanghai = new("时间均为北京时间（Asia/Shanghai）", "All times are China Standard Time (Asia/Shanghai)");
    public static readonly Text Stage = new("阶段", "Stage");
    public static readonly Text Kind = new("类别", "Kind");
    public static readonly Text Institution = new("单位", "Institution");
    public static readonly Text Region = new("地区", "Region");
    public static readonly Text Title = new("名称", "Title");
    public static readonly Text SearchText = new("关键词", "Text");
    public static readonly Text SearchHint = new("名称、单位、编号", "Title, party, reference");
    public static readonly Text AllKinds = new("全部类别", "All kinds");
    public static readonly Text AllStages = new("全部阶段", "All stages");
    public static readonly Text AllInstitutions = new("全部单位", "All institutions");
    public static readonly Text AllRegions = new("全部地区", "All regions");
    public static readonly Text Filter = new("筛选", "Filter");
    public static readonly Text ClearFilter = new("清除筛选", "Clear");
    public static readonly Text DaysUnknown = new("起始日不详", "start unknown");
    public static readonly Text None = new("无", "none");
    public static readonly Text Unknown = new("不详", "unknown");
    public static readonly Text BackToFirst = new("回到首页", "Back to the first page");

    public static readonly Text WhereYouAre = new("所在位置", "You are here");
    public static readonly Text History = new("历史记录", "History");
    public static readonly Text Happened = new("发生", "Happened");
    public static readonly Text Imported = new("由案例文件导入", "imported from a case file");
    public static readonly Text RecordedAt = new("记录", "Recorded");
    public static readonly Text Directory = new("名录", "Directory");
    public static readonly Text Institutions = new("单位", "Institutions");
    public static readonly Text Bodies = new("常设组织", "Standing bodies");
    public static readonly Text Engagements = new("往来活动", "Engagements");
    public static readonly Text Kinds = new("协议类别与政策", "Kinds and policies");
    public static readonly Text Indicators = new("指标", "Indicators");
    public static readonly Text Results = new("标志性成果", "Landmark results");
    public static readonly Text Search = new("搜索", "Search");
    public static readonly Text NextPage = new("下一页", "Next page");
    public static readonly Text FirstPage = new("回到第一页", "First page");
    public static readonly Text Pages = new("翻页", "Pages");
    public static readonly Text Conditions = new("筛选条件", "Conditions");
    public static readonly Text Agreement = new("协议", "Agreement");
    public static readonly Text NameSearchHint = new("名称、简称、拼音或首字母", "Name, alias, pinyin or initials");

    /// <summary>When a page was printed, and by whom: what lies on paper does not say it otherwise.</summary>
    /// <param name="at">The instant, UTC.</param>
    /// <param name="who">The account; null for a program.</param>
    public static Text Printed(DateTimeOffset at, string? who) => new(
        $"打印于{Instants.In(at, UiLanguage.Chinese)}{(who is null ? "" : $"，{who}")}",
        $"Printed {Instants.In(at, UiLanguage.English)}{(who is null ? "" : $" by {who}")}");

    /// <summary>How much waits for the reader.</summary>
    /// <param name="count">The number, or 99+.</param>
    public static Text Waiting(string count) => new($"{count} 项等待办理", $"{count} waiting");

    /// <summary>A word of a sentence as it stands alone: its English begins with a capital.</summary>
    public static Text Alone(Text word) => word.En is [var first, ..] ? word with { En = char.ToUpperInvariant(first) + word.En[1..] } : word;

    /// <summary>Somebody who acted in place of another.</summary>
    public static Text StandingIn(string account, string stoodFor) => new($"{account}（代 {stoodFor}）", $"{account} for {stoodFor}");

    /// <summary>How many agreements there are.</summary>
    /// <param name="count">The number.</param>
    public static Text Agreements(long count) => new($"{count} 份协议", count == 1 ? "1 agreement" : $"{count} agreements");
}
