using System.Globalization;

namespace Agreements.Server.Notifications.Causes;

/// <summary>The sentence of a notification, in both languages: the same in the inbox, in mails, in a chat and in the log.</summary>
internal static class CauseTexts
{
    /// <summary>What happened or is due, with whatever was said as its reason.</summary>
    /// <param name="topic">What it is of.</param>
    /// <param name="f">What is told of it.</param>
    public static Text Of(Topic topic, CauseFacts f)
    {
        var (zh, en) = Sentence(topic, f);
        var reason = f.Reason is { } said ? (Zh: $"理由：{said}", En: $" Reason: {said}") : (Zh: "", En: "");
        var again = f.Rung switch
        {
            1 => (Zh: "再次提醒：", En: "Again: "),
            2 => (Zh: "下级尚无回应：", En: "Nobody has reacted: "),
            _ => (Zh: "", En: ""),
        };
        return new Text($"{again.Zh}{zh}。{reason.Zh}", $"{again.En}{en}.{reason.En}");
    }

    /// <summary>Where it is told in full; null for what has no page of its own.</summary>
    /// <param name="topic">What it is of.</param>
    /// <param name="stream">The agreement or engagement; null for what is about the system.</param>
    public static string? AddressOf(Topic topic, Guid? stream) => topic switch
    {
        Topic.SubscriptionStopped => "/operations",
        Topic.EndpointStopped => "/operations/notification-endpoints",
        Topic.Test => "/notifications",
        Topic.ResolutionAdopted => $"/engagements/{stream}",
        Topic.DueSoon or Topic.DueToday or Topic.Overdue or Topic.OwedUndated => $"/agreements/{stream}#commitments",
        _ => stream is null ? null : $"/agreements/{stream}",
    };

    /// <summary>What a topic is called.</summary>
    /// <param name="topic">The topic.</param>
    public static Text Name(Topic topic) => topic switch
    {
        Topic.StageEntered => new("进入阶段", "Stage entered"),
        Topic.StageReturned => new("退回阶段", "Went back"),
        Topic.ApprovalReturned => new("审批退回", "Approval returned"),
        Topic.ConsentAwaited => new("待同意", "Consent awaited"),
        Topic.SignatureAwaited => new("待签署", "Signature awaited"),
        Topic.AttestationAwaited => new("待见证", "Attestation awaited"),
        Topic.ApprovalAwaited => new("待审批", "Approval awaited"),
        Topic.VerificationAwaited => new("待核验", "Verification awaited"),
        Topic.RatingAwaited => new("待评分", "Rating awaited"),
        Topic.ConsentVoided => new("同意失效", "Consent void"),
        Topic.TextRefused => new("文本被拒绝", "Text refused"),
        Topic.ClaimRejected => new("履行未获认可", "Claim rejected"),
        Topic.Declined => new("婉拒", "Declined"),
        Topic.Withdrawn => new("撤回", "Withdrawn"),
        Topic.AmendmentOpened => new("补充协议提出", "Supplementary agreement opened"),
        Topic.AmendmentSigned => new("补充协议签署", "Supplementary agreement signed"),
        Topic.AmendmentAdopted => new("补充协议生效", "Supplementary agreement in force"),
        Topic.Suspended => new("暂停", "Suspended"),
        Topic.Resumed => new("恢复", "Resumed"),
        Topic.NoticeGiven => new("终止通知", "Notice given"),
        Topic.Terminated => new("终止", "Terminated"),
        Topic.Expired => new("到期", "Expired"),
        Topic.Superseded => new("被续签替代", "Superseded"),
        Topic.Archived => new("归档", "Archived"),
        Topic.StandsAgain => new("恢复有效", "Stands again"),
        Topic.ParentChanged => new("上级协议变更", "Placed elsewhere"),
        Topic.ChangedAbove => new("上级协议有变化", "Changed above"),
        Topic.ResolutionAdopted => new("决议通过", "Resolution adopted"),
        Topic.DueSoon => new("即将到期", "Due soon"),
        Topic.DueToday => new("今日到期", "Due today"),
        Topic.Overdue => new("逾期", "Overdue"),
        Topic.OwedUndated => new("久欠未定期", "Owed without a day"),
        Topic.Ending => new("协议将到期", "Ends soon"),
        Topic.EvaluationDue => new("应评估", "Evaluation due"),
        Topic.Asleep => new("长期无进展", "Asleep"),
        Topic.SubscriptionStopped => new("看板停更", "Views stand still"),
        Topic.EndpointStopped => new("通知端点停用", "Endpoint turned off"),
        Topic.Test => new("测试", "Test"),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "No such topic."),
    };

    /// <summary>What a group of topics is called.</summary>
    /// <param name="group">The group.</param>
    public static Text Name(TopicGroup group) => group switch
    {
        TopicGroup.Awaited => new("等我办理", "Waits for me"),
        TopicGroup.Due => new("到期提醒", "Comes due"),
        _ => new("进展动态", "What others did"),
    };

    private static (string Zh, string En) Sentence(Topic topic, CauseFacts f)
    {
        var (title, item, by) = (f.Title, f.Item ?? new Text(""), Names(f.Parties));
        var (zh, en) = ($"《{title.Zh}》", $"'{title.EnOrZh}'");
        return topic switch
        {
            Topic.StageEntered when f.Before is null => ($"{zh}已提出", $"{en} was proposed"),
            Topic.StageEntered => ($"{zh}进入“{Stage(f).Zh}”阶段", $"{en} is now {Stage(f).En}"),
            Topic.StageReturned => ($"{zh}退回到“{Stage(f).Zh}”阶段", $"{en} went back to {Stage(f).En}"),
            Topic.ApprovalReturned => ($"{zh}的审批被退回，须从第一步重新审批", $"The approval of {en} was returned and begins again"),
            Topic.ConsentAwaited or Topic.SignatureAwaited or Topic.AttestationAwaited or Topic.VerificationAwaited or Topic.RatingAwaited =>
                ($"{zh}：{Open(item.Zh)}", $"{en}: {Open(item.EnOrZh)}"),
            Topic.ApprovalAwaited => ($"{zh}待审批：{item.Zh}", $"{en} waits for {item.EnOrZh}"),
            Topic.ConsentVoided => ($"{zh}有了新文本，{by.Zh}此前的同意失效", $"{en} has a new text: the consent of {by.En} is void"),
            Topic.TextRefused when f.Item is null => ($"{by.Zh}拒绝了{zh}的文本", $"{by.En} refused the text of {en}"),
            Topic.TextRefused => ($"{by.Zh}拒绝了{zh}的补充协议“{item.Zh}”", $"{by.En} refused '{item.EnOrZh}', a supplementary agreement to {en}"),
            Topic.ClaimRejected => ($"{zh}：{by.Zh}未认可“{item.Zh}”已履行", $"{en}: {by.En} does not take '{item.EnOrZh}' as kept"),
            Topic.Declined => ($"{by.Zh}婉拒了{zh}", $"{by.En} declined {en}"),
            Topic.Withdrawn => ($"{zh}已撤回", $"{en} was withdrawn"),
            Topic.AmendmentOpened => ($"{zh}提出了补充协议“{item.Zh}”", $"'{item.EnOrZh}', a supplementary agreement to {en}, was proposed"),
            Topic.AmendmentSigned => ($"{by.Zh}签署了{zh}的补充协议“{item.Zh}”", $"{by.En} signed '{item.EnOrZh}', a supplementary agreement to {en}"),
            Topic.AmendmentAdopted => ($"{zh}的补充协议“{item.Zh}”已生效", $"'{item.EnOrZh}', a supplementary agreement to {en}, is in force"),
            Topic.Suspended => ($"{by.Zh}暂停了{zh}", $"{by.En} suspended {en}"),
            Topic.Resumed => ($"{by.Zh}恢复了{zh}", $"{by.En} resumed {en}"),
            Topic.NoticeGiven => ($"{by.Zh}已就{zh}发出终止通知，{Day(f).Zh}起生效", $"{by.En} gave notice of {en}, effective {Day(f).En}"),
            _ => Other(topic, f, zh, en),
        };
    }

    private static (string Zh, string En) Other(Topic topic, CauseFacts f, string zh, string en)
    {
        var item = f.Item ?? new Text("");
        return topic switch
        {
            Topic.Terminated => ($"{zh}已终止", $"{en} was terminated"),
            Topic.Expired => ($"{zh}已到期，最后一天是{Day(f).Zh}", $"{en} has expired; its last day was {Day(f).En}"),
            Topic.Superseded => ($"{zh}已由续签协议替代", $"{en} was superseded by its renewal"),
            Topic.Archived => ($"{zh}已归档", $"{en} was archived"),
            Topic.StandsAgain => ($"{zh}恢复有效", $"{en} stands again"),
            Topic.ParentChanged => ($"{zh}的上级协议已变更", $"{en} was placed elsewhere in the tree"),
            Topic.ChangedAbove when f.Above is { } above => (
                $"{zh}的上级协议有变化：{Name(above).Zh}", $"The agreement above {en} has changed: {Name(above).EnOrZh.ToLowerInvariant()}"),
            Topic.ResolutionAdopted => ($"“{f.Title.Zh}”通过决议：{Open(item.Zh)}", $"'{f.Title.EnOrZh}' adopted a resolution: {Open(item.EnOrZh)}"),
            Topic.DueSoon => ($"{zh}：“{item.Zh}”将于{Day(f).Zh}到期", $"{en}: '{item.EnOrZh}' is due on {Day(f).En}"),
            Topic.DueToday => ($"{zh}：“{item.Zh}”今天（{Day(f).Zh}）到期", $"{en}: '{item.EnOrZh}' is due today, {Day(f).En}"),
            Topic.Overdue => ($"{zh}：“{item.Zh}”已于{Day(f).Zh}到期，尚未完成", $"{en}: '{item.EnOrZh}' was due on {Day(f).En} and is not done"),
            Topic.OwedUndated => ($"{zh}：“{item.Zh}”已欠{f.Days}天，尚未定期限", $"{en}: '{item.EnOrZh}' has been owed for {f.Days} days, and no day is set"),
            Topic.Ending => ($"{zh}将于{Day(f).Zh}到期，还有{-f.Days}天", $"{en} ends on {Day(f).En}, in {-f.Days} days"),
            Topic.EvaluationDue => ($"{zh}应当评估：最后一天是{Day(f).Zh}", $"It is time to evaluate {en}: its last day is {Day(f).En}"),
            Topic.Asleep => ($"{zh}已有{f.Days}天没有任何记录", $"Nothing has been recorded of {en} for {f.Days} days"),
            Topic.EndpointStopped when f.Code == "gone" => (
                $"通知端点“{f.Title.Zh}”应答“不再接收”（410），已停用", $"The endpoint '{f.Title.EnOrZh}' says that it is gone (410), and is off"),
            Topic.EndpointStopped => ($"通知端点“{f.Title.Zh}”连续五天无法送达，已停用", $"Nothing has arrived at the endpoint '{f.Title.EnOrZh}' for five days: it is off"),
            Topic.Test => ("这是一条测试通知", "This is a test"),
            Topic.SubscriptionStopped => ("看板和清单停止更新，请到“运行”页面处理", "Boards and lists stand still: see Operations"),
            _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "No sentence."),
        };
    }

    private static (string Zh, string En) Names(IReadOnlyList<Text>? names) =>
        (string.Join('、', (names ?? []).Select(n => n.Zh)), string.Join(", ", (names ?? []).Select(n => n.EnOrZh)));

    private static (string Zh, string En) Stage(CauseFacts f) =>
        f.Stage is { } stage ? (StageNames.Of(stage).Zh, StageNames.Of(stage).EnOrZh.ToLowerInvariant()) : ("", "");

    private static (string Zh, string En) Day(CauseFacts f) => f.Day is { } day
        ? (day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)) : ("", "");

    private static string Open(string sentence) => sentence.TrimEnd('。', '.');
}
