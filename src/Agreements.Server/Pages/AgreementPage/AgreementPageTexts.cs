using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the page of one agreement.</summary>
internal static class AgreementPageTexts
{
    public static readonly Text Reference = new("编号", "Reference");
    public static readonly Text Parent = new("上级协议", "Under");
    public static readonly Text Children = new("下级协议", "Agreements below");
    public static readonly Text Stages = new("阶段进程", "Stages");
    public static readonly Text NotReached = new("尚未进入", "not reached");
    public static readonly Text Recorded = new("据来源记录", "from a source");
    public static readonly Text Now = new("当前阶段", "current stage");
    public static readonly Text WhyNot = new("为什么还不能进入下一阶段？", "Why can't it advance?");
    public static readonly Text Conditions = new("进入下一阶段的条件", "Conditions of the next stage");
    public static readonly Text AllMet = new("条件均已满足，可以进入下一阶段。", "Every condition is met: it can enter the next stage.");
    public static readonly Text LastStage = new("已完成全部阶段。", "It has been through every stage.");
    public static readonly Text Condition = new("未满足的条件", "Unmet condition");
    public static readonly Text WhoCan = new("谁能办理", "Who can meet it");
    public static readonly Text Waived = new("已豁免", "Waived");
    public static readonly Text Parties = new("协议各方", "Parties");
    public static readonly Text NotNamed = new("尚未确定名称", "not named yet");
    public static readonly Text Consented = new("已同意现行文本", "consented");
    public static readonly Text ConsentMissing = new("尚未同意", "no consent yet");
    public static readonly Text Signed = new("已签署", "signed");
    public static readonly Text Attested = new("已见证", "attested");
    public static readonly Text NotAttested = new("尚未见证", "not attested yet");
    public static readonly Text Liaison = new("联络人", "Liaison");
    public static readonly Text Rated = new("已评分", "rated");
    public static readonly Text Terms = new("条款", "Terms");
    public static readonly Text NoTerms = new("尚无条款文本。", "There is no text of the terms yet.");
    public static readonly Text Digest = new("文本摘要", "Digest");
    public static readonly Text Purpose = new("宗旨", "Purpose");
    public static readonly Text Principles = new("原则", "Principles");
    public static readonly Text Areas = new("合作领域", "Areas");
    public static readonly Text Clauses = new("条款内容", "Clauses");
    public static readonly Text Guarantees = new("保障措施", "Guarantees");
    public static readonly Text LastDay = new("期限末日：", "Last day:");
    public static readonly Text From = new("源自", "From");
    public static readonly Text Term = new("期限", "Term");
    public static readonly Text RatedAsOne = new("该方整体评分", "rated as one");
    public static readonly Text Commitments = new("承诺事项", "Commitments");
    public static readonly Text Commitment = new("事项", "Commitment");
    public static readonly Text Owner = new("责任方", "Owner");
    public static readonly Text Due = new("期限", "Due");
    public static readonly Text State = new("状态", "State");
    public static readonly Text OwnerUnknown = new("责任方不详", "owner unknown");
    public static readonly Text NoDue = new("未定期限", "no day set");
    public static readonly Text Fulfilled = new("已兑现", "fulfilled");
    public static readonly Text Overdue = new("已逾期", "overdue");
    public static readonly Text Open = new("进行中", "open");
    public static readonly Text Outcomes = new("标志性成果", "Landmark results");
    public static readonly Text Evaluation = new("评估", "Evaluation");
    public static readonly Text Score = new("得分", "Score");
    public static readonly Text Grade = new("等级", "Grade");
    public static readonly Text Next = new("建议", "Recommendation");
    public static readonly Text Questions = new("待核问题与资料缺项", "Open questions and data gaps");
    public static readonly Text Source = new("来源", "Source");
    public static readonly Text Published = new("发布于", "Published");
    public static readonly Text ProposedHere = new("在本系统中提出。", "Proposed in this system.");
    public static readonly Text Ceremony = new("签约仪式", "Signing ceremony");
    public static readonly Text Later = new("此后", "later");
    public static readonly Text Shown = new("所示版本", "shown");
    public static readonly Text Older = new("更早的记录", "Older entries");
    public static readonly Text Newest = new("最新的记录", "Newest entries");
    public static readonly Text GoBackInTime = new("查看某一天的状态", "See it as of a day");
    public static readonly Text AsOfHint = new("以记录时间为准，含当日", "By the time of recording, that day included");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text Latest = new("回到最新版本", "Back to the latest version");
    public static readonly Text Previous = new("上一版", "Previous version");
    public static readonly Text Following = new("下一版", "Next version");
    public static readonly Text Versions = new("版本", "Versions");

    public static readonly Text Contents = new("本页内容", "On this page");
    public static readonly Text Watch = new("☆ 关注", "☆ Watch");
    public static readonly Text Unwatch = new("★ 已关注", "★ Watched");
    public static readonly Text CompareThen = new("与上次查看时比较", "Compare with what you saw");
    public static readonly Text CompareMoments = new("比较任意两个版本或日期", "Compare any two versions or days");
    public static readonly Text New = new("新", "new");
    public static readonly Text Imported = new("由系统导入", "imported by the system");
    public static readonly Text OfSystem = new("系统（到期处理）", "the system, by the calendar");

    /// <summary>What was recorded since the reader last looked.</summary>
    /// <param name="count">How much.</param>
    /// <param name="at">When they looked.</param>
    public static Text SinceLook(int count, DateTimeOffset at) => new(
        $"自您上次查看（{Instants.In(at, UiLanguage.Chinese)}）以来有 {count} 条新记录",
        $"{count} {(count == 1 ? "entry" : "entries")} recorded since you last looked ({Instants.In(at, UiLanguage.English)})");

    /// <summary>The version shown.</summary>
    public static Text Version(long version) => new($"第 {version} 版", $"Version {version}");

    /// <summary>The banner of an earlier version.</summary>
    public static Text Past(long version, long latest) =>
        new($"您正在查看第 {version} 版（共 {latest} 版），不是最新状态。", $"You are looking at version {version} of {latest}, not at the latest state.");

    /// <summary>The banner of an agreement that lists and boards cannot show from an event on.</summary>
    public static Text SetAside(SetAsideStream aside) => new(
        $"自第 {aside.Version} 版起，看板、登记簿等列表暂时无法显示本协议的变化（{Instants.In(aside.Since, UiLanguage.Chinese)}起）。记录完整无误，本页直接读取记录；请管理员处理：agreements read-models list。",
        $"From version {aside.Version} on, board, register and other lists cannot show this agreement (since "
            + $"{Instants.In(aside.Since, UiLanguage.English)}). The record is whole, and this "
        + "page reads it directly. An administrator can mend it: agreements read-models list.");

    /// <summary>The banner of an instant.</summary>
    public static Text PastAsOf(long version, long latest, Text instant) => new(
        $"您正在查看截至{instant.Zh}的状态：第 {version} 版（共 {latest} 版）。", $"You are looking at the state as of {instant.EnOrZh}: version {version} of {latest}.");

    /// <summary>The banner of an instant that shows the latest version all the same.</summary>
    public static Text StillLatest(Text instant) =>
        new($"截至{instant.Zh}的状态即最新版本。", $"The state as of {instant.EnOrZh} is the latest version.");

    /// <summary>The next stage.</summary>
    public static Text ToNext(Stage next) => new($"下一阶段：{Names.Of(next).Zh}", $"Next stage: {Names.Of(next).EnOrZh}");

    /// <summary>Which text of the terms.</summary>
    public static Text Revision(int number) => new($"第 {number} 稿", $"Revision {number}");

    /// <summary>How many years.</summary>
    public static Text Years(decimal years) => new($"{years:0.##} 年", years == 1 ? "1 year" : $"{years:0.##} years");

    /// <summary>Days of notice.</summary>
    public static Text NoticeDays(int days) => new($"提前 {days} 天通知可终止", $"{days} days' notice to end it");
}
