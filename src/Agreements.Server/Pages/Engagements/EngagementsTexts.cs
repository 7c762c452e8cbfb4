namespace Agreements.Server.Pages.Engagements;

/// <summary>The words of the pages of engagements.</summary>
internal static class EngagementsTexts
{
    public static readonly Text Lead = new("考察、会议和仪式，以及会后要办的事。", "Visits, meetings and ceremonies, and what is to be done after them.");
    public static readonly Text Sort = new("类型", "Kind");
    public static readonly Text AllSorts = new("全部类型", "All kinds");
    public static readonly Text From = new("不早于", "From");
    public static readonly Text Until = new("不晚于", "Until");
    public static readonly Text Items = new("待办事项", "Action items");
    public static readonly Text AnyItems = new("不限", "Whatever they are");
    public static readonly Text WithOpen = new("有未完成的", "With open ones");
    public static readonly Text WithOverdue = new("有逾期的", "With overdue ones");
    public static readonly Text Participant = new("参加单位", "Participant");
    public static readonly Text Empty = new("没有符合条件的活动", "No engagement matches");
    public static readonly Text EmptyHint = new("清除筛选，或登记一次活动。", "Clear the conditions, or record an engagement.");
    public static readonly Text On = new("日期", "Day");
    public static readonly Text All = new("查看全部活动", "See all engagements");
    public static readonly Text Place = new("地点", "Place");
    public static readonly Text Participants = new("参加单位", "Participants");
    public static readonly Text NoParticipants = new("参加方不明", "who took part is unknown");
    public static readonly Text About = new("活动情况", "About it");
    public static readonly Text Agreements = new("相关协议", "Agreements");
    public static readonly Text Reference = new("编号", "Reference");
    public static readonly Text Source = new("来源", "Source");
    public static readonly Text Resolutions = new("决议", "Resolutions");
    public static readonly Text NoResolutions = new("没有登记决议。", "No resolution is on record.");
    public static readonly Text LedTo = new("落实为", "Led to");
    public static readonly Text CarriedOutBy = new("由待办落实：", "Carried out by ");
    public static readonly Text AdoptedLater = new("在后续活动通过", "adopted at a later engagement");
    public static readonly Text NoItems = new("没有登记待办事项。", "No action item is on record.");
    public static readonly Text Item = new("事项", "What");
    public static readonly Text Owner = new("责任方", "Owner");
    public static readonly Text NoOwner = new("未定", "nobody yet");
    public static readonly Text Verifier = new("核验：", "to be verified by");
    public static readonly Text Due = new("期限", "Due");
    public static readonly Text NoDue = new("未定期限", "no day set");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Overdue = new("已逾期", "overdue");
    public static readonly Text CarriedFrom = new("承接自", "carried over from");
    public static readonly Text CarriedTo = new("转入", "carried over to");
    public static readonly Text EarlierEngagement = new("此前的活动", "an earlier engagement");
    public static readonly Text LaterEngagement = new("后续活动", "a later engagement");
    public static readonly Text TheCommitment = new("协议中的承诺", "the commitment in the agreement");
    public static readonly Text OneAgreement = new("只看一份协议的活动：", "Only of one agreement:");

    /// <summary>How many action items are to be done.</summary>
    /// <param name="count">The number.</param>
    public static Text OpenItems(int count) => new($"{count} 项待办", count == 1 ? "1 item open" : $"{count} items open");

    /// <summary>How many of them are overdue.</summary>
    /// <param name="count">The number.</param>
    public static Text OverdueItems(int count) => new($"{count} 项逾期", $"{count} overdue");
}
