using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Observability;
using Agreements.Server.Pages.Status;

namespace Agreements.Server.Pages.Operations;

/// <summary>The words of the administrators' pages of the running server.</summary>
internal static class OperationsTexts
{
    public static readonly Text Heading = new("运行与恢复", "Health and recovery");
    public static readonly Text Checks = new("检查", "Checks");
    public static readonly Text Lists = new("列表与看板", "Lists and boards");
    public static readonly Text Good = new("正常", "well");
    public static readonly Text Late = new("需留意", "to be watched");
    public static readonly Text Bad = new("不正常", "not well");
    public static readonly Text Database = StatusTexts.Database;
    public static readonly Text Failed = new("失败的消息", "Failed messages");
    public static readonly Text NoFailed = new("没有失败的消息。", "No message failed.");
    public static readonly Text ShowFailed = new("查看和重试", "See and try again");
    public static readonly Text DatabaseSilent = new("数据库没有应答。", "The database does not answer.");
    public static readonly Text OneFeed = new(
        "所有列表由同一订阅更新：各列表的进度相同，只有搁置的记录不在其中。",
        "One subscription keeps all lists: each has come equally far, and only what is set aside is missing.");
    public static readonly Text Model = new("列表", "List");
    public static readonly Text Stands = new("进度", "Where it stands");
    public static readonly Text Missing = new("搁置", "Set aside");
    public static readonly Text Resume = new("从停下的地方继续", "Go on where it stopped");
    public static readonly Text ResumeHint = new(
        "请先排除原因（日志 1201、1204）。不会跳过任何记录；没有停下时按此无害。",
        "Mend the cause first (1201 and 1204 in the log). Nothing is skipped; harmless while they run.");
    public static readonly Text Resumed = new("列表与看板已继续更新。", "Lists and boards go on.");
    public static readonly Text StoppedAgain = new("又在同一处停下：原因尚未排除。", "They stopped at the same place again: the cause is not mended.");
    public static readonly Text Aside = new("搁置的记录", "Records set aside");
    public static readonly Text AsideNote = new(
        "这些记录从某一步起无法在列表中显示；记录本身完好，其他记录不受影响。排除原因后重试。",
        "Lists cannot show these from some step on; what is on record is whole, and nothing else is held up. Mend the cause, then try again.");
    public static readonly Text NoneAside = new("没有搁置的记录。", "Nothing is set aside.");
    public static readonly Text What = new("什么", "What");
    public static readonly Text Why = new("原因", "Why");
    public static readonly Text SinceWhen = new("自何时", "Since");
    public static readonly Text Tried = new("尝试", "Tried");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Again = new("重试", "Try again");
    public static readonly Text AllAgain = new("全部重试", "Try all again");
    public static readonly Text Details = new("技术细节", "Technical details");
    public static readonly Text Stream = new("记录流", "stream");
    public static readonly Text Event = new("事件", "event");
    public static readonly Text Kind = new("种类", "Sort");
    public static readonly Text AnyKind = new("全部种类", "All sorts");
    public static readonly Text SinceDay = new("自此日起失败", "Failed since");
    public static readonly Text FailedNote = new(
        "服务器多次尝试后放弃的消息。请先排除原因再重试；重试在几秒内进行，仍失败者会再次出现在这里。",
        "What the server gave up on after several tries. Mend the cause first, then try again: it happens within seconds, and what fails again is back here.");
    public static readonly Text NothingFits = new("没有符合条件的消息。", "No message fits.");
    public static readonly Text WillBeRetried = new("即将重试", "to be tried again");
    public static readonly Text GivenUp = new("已放弃", "given up");
    public static readonly Text Off = new("已停用的通知端点", "Endpoints that are off");
    public static readonly Text OffNote = new(
        "这些端点已停用，不再发送。重新启用后，几秒内补发错过的通知。",
        "They are off, and told nothing. Turn one on, and what it missed follows within seconds.");
    public static readonly Text TurnOn = new("重新启用", "Turn on");
    public static readonly Text InOwnWords = new("系统原文：", "In the system's own words: ");

    /// <summary>How much failed.</summary>
    public static Text FailedCount(long count) => count == 0
        ? NoFailed : new($"{count} 条通知没有送达。", count == 1 ? "1 notice did not arrive." : $"{count} notices did not arrive.");

    /// <summary>How many failed messages there are of those that are listed.</summary>
    public static Text Listed(int shown, int count) => shown < count
        ? new($"共 {count} 条，列出最新的 {shown} 条", $"{count}, of which the latest {shown} are listed") : new($"{count} 条", $"{count}");

    /// <summary>How many will be tried again.</summary>
    public static Text ToBeRetried(int count) => count == 0
        ? new("没有可重试的消息：可能已经重试过。", "There was nothing to try again: it may have been tried already.")
        : new($"已安排重试 {count} 条消息，服务器在几秒内进行；刷新本页查看结果。",
            $"{(count == 1 ? "1 message is" : $"{count} messages are")} to be tried again within seconds; load this page again to see.");

    /// <summary>What came of trying again what was set aside.</summary>
    public static Text Retried(int retried, int shown) => retried == 0
        ? new("没有搁置的记录。", "Nothing is set aside.")
        : new($"重试 {retried} 份记录，{shown} 份已恢复显示。", $"Tried {retried} again; {shown} are shown.");

    /// <summary>An endpoint that was turned on.</summary>
    public static Text IsOn(string endpoint) => new(
        $"“{endpoint}”已重新启用，错过的通知几秒内补发。", $"'{endpoint}' is on again; what it missed follows within seconds.");

    /// <summary>A sort of message.</summary>
    public static Text Of(FailedKind kind) => kind switch
    {
        FailedKind.Mail => new("邮件通知", "Mail"),
        FailedKind.Webhook => new("网络回调或群机器人", "Webhook or robot"),
        _ => new("服务器内部工作", "The server's own work"),
    };

    /// <summary>What a message is, and for whom.</summary>
    public static Text Of(FailedMessage message) => message switch
    {
        { Kind: FailedKind.Mail, Recipient: { } who } => new($"给“{who}”的邮件", $"Mail to '{who}'"),
        { Kind: FailedKind.Webhook, Recipient: { } who } => new($"对通知端点“{who}”的请求", $"Request to the endpoint '{who}'"),
        { Type: var type } when type.EndsWith("DailyRound", StringComparison.Ordinal) => new("每日到期检查", "The daily look at what falls due"),
        { Type: var type } when type.EndsWith("DuePage", StringComparison.Ordinal) => new("处理到期事项", "Doing what fell due"),
        _ => Of(message.Kind),
    };

    /// <summary>How often a message was tried.</summary>
    public static Text TriedSoOften(FailedMessage message) => new(
        $"{message.Attempts} 次" + (message.Retries > 0 ? $"，此前重试过 {message.Retries} 轮" : ""),
        $"{(message.Attempts == 1 ? "once" : $"{message.Attempts} times")}" + (message.Retries > 0 ? $", in {message.Retries} earlier rounds too" : ""));

    /// <summary>When a message was first sent.</summary>
    public static Text FirstSent(DateTimeOffset at) => new(
        $"最初发送：{Instants.In(at, UiLanguage.Chinese)}", $"first sent {Instants.In(at, UiLanguage.English)}");

    /// <summary>How far the subscription is.</summary>
    public static Text Position(ReadModelState state) => state.BehindEvents == 0
        ? new($"已显示全部 {state.Head} 条事件。", $"All {state.Head} events are shown.")
        : new(
            $"已显示到第 {state.Position} 条事件，共 {state.Head} 条；最早未显示的一条已等待 {(long)state.BehindSeconds} 秒"
                + (state.ShownUpTo is { } zh ? $"（自{Instants.In(zh, UiLanguage.Chinese)}起）。" : "。"),
            $"Shown up to event {state.Position} of {state.Head}; the oldest not shown has waited {(long)state.BehindSeconds} s"
                + (state.ShownUpTo is { } en ? $" (since {Instants.In(en, UiLanguage.English)})." : "."));

    /// <summary>Where the read models stopped.</summary>
    public static Text StoppedOn(ReadModelStop stop) => new(
        $"自{Instants.In(stop.Since, UiLanguage.Chinese)}起停在第 {stop.Sequence} 条事件{(stop.IsExact ? "" : "或其后不远处")}。",
        $"Stopped since {Instants.In(stop.Since, UiLanguage.English)} at event {stop.Sequence}{(stop.IsExact ? "" : " or soon after it")}.");
}
