using Agreements.Server.Localization;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

/// <summary>What a policy says of one thing.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Sentences">What it says, a sentence each.</param>
public sealed record PolicyRule(Text About, IReadOnlyList<Text> Sentences);

/// <summary>Says in sentences what a policy asks for, and what differs between two. Pure.</summary>
public static class PolicyDescriptions
{
    private static readonly Text Principals = new("签约主体", "Principals");
    private static readonly Text Kinds = new("单位类别", "Kinds of institution");
    private static readonly Text Witnesses = new("见证", "Witnesses");
    private static readonly Text Approval = new("审批", "Approval");
    private static readonly Text Notice = new("通知终止", "Notice");
    private static readonly Text Rubric = new("评价", "Rating");
    private static readonly Text Reminders = new("到期提醒", "Reminders");

    /// <summary>What a policy asks for, thing by thing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="institution">What institutions are called, by code.</param>
    public static IReadOnlyList<PolicyRule> Of(KindPolicy policy, Func<string, Text> institution) =>
    [
        new(Principals, [new($"签约主体不少于 {policy.LeastPrincipals} 个。", $"At least {Count(policy.LeastPrincipals, "principal")}.")]),
        new(Kinds, [NeededKinds(policy)]),
        new(Witnesses, [Of(policy.Witnesses)]),
        new(Approval, [.. Steps(policy, institution)]),
        new(Notice, [Of(policy.NoticeEndsForAll is true)]),
        new(Rubric, [.. policy.Rubric.Select(c => new Text($"{c.Name.Zh}占 {c.Weight}%。", $"{Begun(c.Name.EnOrZh)} counts {c.Weight}%."))]),
        new(Reminders, [.. (policy.Reminders ?? KindPolicy.UsualReminders).Select(Of)]),
    ];

    /// <summary>What a policy says otherwise than the one before: what is said no more, and what is said now; things left as they are stand in none.</summary>
    /// <param name="before">The policy before.</param>
    /// <param name="after">The policy after.</param>
    /// <param name="institution">What institutions are called, by code.</param>
    public static IReadOnlyList<(Text About, IReadOnlyList<Text> Gone, IReadOnlyList<Text> Now)> Between(
        KindPolicy before, KindPolicy after, Func<string, Text> institution) =>
    [
        .. Of(before, institution).Zip(Of(after, institution), (was, now) => (
                now.About, (IReadOnlyList<Text>)[.. was.Sentences.Except(now.Sentences)], (IReadOnlyList<Text>)[.. now.Sentences.Except(was.Sentences)]))
            .Where(c => c.Item2.Count + c.Item3.Count > 0),
    ];

    /// <summary>That a version was published.</summary>
    /// <param name="happened">The event.</param>
    public static Text Of(PolicyPublished happened) => new(
        $"发布第 {happened.Policy.Version} 版政策，自{Days.In(happened.From, UiLanguage.Chinese)}起施行：{EndZh(happened.Reason)}",
        $"Version {happened.Policy.Version} of the policy was published, in force from {Days.In(happened.From, UiLanguage.English)}: {EndEn(happened.Reason)}");

    private static Text NeededKinds(KindPolicy policy)
    {
        Text[] kinds = [.. (policy.NeededKinds ?? []).Select(InstitutionKindNames.Of)];
        return kinds.Length == 0
            ? new Text("不限单位类别。", "Institutions of any kind can take part.")
            : new Text($"须有{ListZh(kinds)}各至少一个。", $"At least one each of these takes part: {ListEn(kinds)}.");
    }

    private static Text Of(WitnessRule rule) => rule switch
    {
        WitnessRule.EachNamed => new("列名的每个见证方都须见证。", "Every witness named attests."),
        WitnessRule.Any => new("至少有一个见证方见证。", "At least one witness attests."),
        WitnessRule.Collective => new(
            "集体见证：列名的见证方都须见证；常设组织由其当日成员见证即可。",
            "Every witness named attests together; a standing body has attested when its members of the day have."),
        _ => new("无须见证。", "No witness is needed."),
    };

    private static IEnumerable<Text> Steps(KindPolicy policy, Func<string, Text> institution)
    {
        if (policy.ApprovalSteps is not { Count: > 0 } steps)
        {
            return
            [
                policy.NeedsApproval
                    ? new Text("签署前须经审批人批准。", "An approver approves before it is signed.") : new Text("无须审批。", "No approval is needed."),
            ];
        }

        return steps.Select((s, n) =>
        {
            var (at, role) = (Of(s, institution), NotPermitted.NameOf(s.Role));
            return new Text(
                $"第 {n + 1} 步：{at.Zh}的{role.Zh}，在进入“{StageNames.Zh(s.Stage)}”之前。",
                $"Step {n + 1}: the {role.En} of {at.EnOrZh}, before it is {StageNames.En(s.Stage)}.");
        });
    }

    private static Text Of(ApprovalStep step, Func<string, Text> institution) => step.At switch
    {
        ApprovalAt.Own => new("提出协议的主管部门", "the agreement's own bureau"),
        ApprovalAt.Above => new("上一级单位", "the institution above"),
        _ => institution(step.Institution ?? ""),
    };

    private static Text Of(bool noticeEndsForAll) => noticeEndsForAll
        ? new("任何一方通知终止或不同意，即对各方终止。", "The notice or refusal of one principal ends it for all.")
        : new(
            "签约主体多于两个时，一方通知终止或不同意只是该方退出，其余仍足数则协议继续。",
            "With more than two principals, the notice or refusal of one is its leaving, as long as enough remain.");

    private static Text Of(Reminder rung)
    {
        var (who, days) = (Names.Of(rung.To), Math.Abs(rung.Days));
        return rung.Days switch
        {
            0 => new Text($"到期当天提醒{who.Zh}。", $"On the due day {who.EnOrZh} is reminded."),
            < 0 => new Text($"到期前 {days} 天提醒{who.Zh}。", $"{Begun(Count(days, "day"))} before, {who.EnOrZh} is reminded."),
            _ => new Text($"逾期 {days} 天提醒{who.Zh}。", $"{Begun(Count(days, "day"))} after, {who.EnOrZh} is reminded."),
        };
    }
}
