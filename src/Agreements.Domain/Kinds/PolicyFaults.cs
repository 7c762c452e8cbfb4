namespace Agreements.Domain.Kinds;

/// <summary>What is wrong with a policy: every fault, not only the first.</summary>
public static class PolicyFaults
{
    private const int LongestLadder = 366;

    /// <summary>The faults of a policy; empty when it can be used.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<PolicyAtFault> Of(KindPolicy policy) =>
        [.. Principals(policy), .. Rubric(policy.Rubric), .. Kinds(policy), .. Ladder(policy.Reminders ?? []), .. Steps(policy)];

    private static IEnumerable<PolicyAtFault> Principals(KindPolicy policy)
    {
        if (policy.LeastPrincipals < 1)
        {
            yield return new PolicyAtFault("leastPrincipals", new Text("签约主体至少为 1 个", "at least one principal is needed"));
        }
    }

    private static IEnumerable<PolicyAtFault> Rubric(IReadOnlyList<Criterion> rubric)
    {
        var sum = rubric.Sum(c => c.Weight);
        if (sum != 100)
        {
            yield return new PolicyAtFault("rubric", new Text($"各项权重之和须为 100，现为 {sum}", $"the weights must add up to 100, they are {sum}"));
        }

        foreach (var c in rubric.Where(c => c.Weight < 1))
        {
            yield return new PolicyAtFault($"rubric/{c.Id}", new Text("权重须为正数", "the weight must be positive"));
        }

        foreach (var c in rubric.Where(c => string.IsNullOrWhiteSpace(c.Id) || string.IsNullOrWhiteSpace(c.Name.Zh)))
        {
            yield return new PolicyAtFault($"rubric/{c.Id}", new Text("评价项须有编号和名称", "a criterion needs an id and a name"));
        }

        foreach (var twice in rubric.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new PolicyAtFault($"rubric/{twice.Key}", new Text("评价项编号重复", "the id of a criterion stands twice"));
        }
    }

    private static IEnumerable<PolicyAtFault> Kinds(KindPolicy policy)
    {
        foreach (var twice in (policy.NeededKinds ?? []).GroupBy(k => k).Where(g => g.Count() > 1))
        {
            yield return new PolicyAtFault(
                "neededKinds", new Text($"{InstitutionKindNames.Of(twice.Key).Zh}重复", $"{InstitutionKindNames.Of(twice.Key).En} stands twice"));
        }

        foreach (var unknown in (policy.NeededKinds ?? []).Where(k => !Enum.IsDefined(k) || k == InstitutionKind.Other))
        {
            yield return new PolicyAtFault("neededKinds", new Text("“其他机构”不能作为必备类别", $"'{unknown}' cannot be needed"));
        }
    }

    private static IEnumerable<PolicyAtFault> Ladder(IReadOnlyList<Reminder> ladder)
    {
        if (ladder.Zip(ladder.Skip(1)).Any(p => p.First.Days >= p.Second.Days))
        {
            yield return new PolicyAtFault("reminders", new Text("提醒须按日期先后排列且不重复", "the reminders must stand in order, each day once"));
        }

        if (ladder.Any(r => Math.Abs(r.Days) > LongestLadder))
        {
            yield return new PolicyAtFault(
                "reminders", new Text($"提醒须在到期前后 {LongestLadder} 天以内", $"a reminder must be within {LongestLadder} days of the due day"));
        }
    }

    private static IEnumerable<PolicyAtFault> Steps(KindPolicy policy)
    {
        var steps = policy.ApprovalSteps ?? [];
        if (steps.Count > 0 && !policy.NeedsApproval)
        {
            yield return new PolicyAtFault("needsApproval", new Text("列有审批步骤时须为 true", "it must be true where steps of an approval are named"));
        }

        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var (what, fault) in Faults(steps[i], i == 0 ? null : steps[i - 1]))
            {
                yield return new PolicyAtFault($"approvalSteps/{i + 1}/{what}", fault);
            }
        }
    }

    private static IEnumerable<(string What, Text Fault)> Faults(ApprovalStep step, ApprovalStep? before)
    {
        if (!ApprovalStep.Roles.Contains(step.Role))
        {
            yield return ("role", new Text("须为审批人或协调员", "an approver or a coordinator takes a step"));
        }

        if (step.At == ApprovalAt.Named == string.IsNullOrWhiteSpace(step.Institution))
        {
            yield return ("institution", step.At == ApprovalAt.Named
                ? new Text("须写明单位代码", "give the institution's code")
                : new Text("仅在指定单位（named）时填写", "give it only where the step names an institution ('named')"));
        }

        if (step.Stage is Stage.Proposed)
        {
            yield return ("stage", new Text("“已提出”是第一个阶段，无须审批即进入", "an agreement begins as proposed: no approval comes before"));
        }

        if (step.Stage < before?.Stage)
        {
            yield return ("stage", new Text("不能早于前一步的阶段", "it cannot be before the stage of the step before"));
        }
    }
}

/// <summary>A part of a policy cannot be as it is.</summary>
/// <param name="Where">The part.</param>
/// <param name="What">What is wrong.</param>
public sealed record PolicyAtFault(string Where, Text What)
    : Refusal(new Text($"{Where}：{What.Zh}。", $"{Where}: {What.EnOrZh}."), CanMeet.Coordinator);
