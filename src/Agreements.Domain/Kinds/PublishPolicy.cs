using System.Text.Json.Serialization;

namespace Agreements.Domain.Kinds;

/// <summary>Publish a further version of a kind's policy. Agreements that are under way keep theirs until somebody has them adopt it.</summary>
/// <param name="Policy">What it asks for; the version is given here, whatever it says.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">The first day on which new agreements are judged by it; null for today.</param>
public sealed record PublishPolicy(KindPolicy Policy, string Reason, DateOnly? From = null) : Asked
{
    /// <summary>Id of the stream of the kind's policies.</summary>
    [JsonIgnore]
    public Guid PublishedPoliciesId => PublishedPolicies.StreamOf(Policy.Kind);

    /// <inheritdoc />
    [JsonIgnore]
    public override Guid Stream => PublishedPoliciesId;
}

/// <summary>The one way from publishing a policy to events. Pure.</summary>
public static class PolicyPublishing
{
    /// <summary>Decides it: refused with every fault of the policy.</summary>
    /// <param name="state">What has been published of the kind.</param>
    /// <param name="c">The command.</param>
    public static Decision<PolicyEvent> Decide(PublishedPolicies state, PublishPolicy c) => Decided(state, c).OnVersion(c.ExpectedVersion, state.Version);

    private static Decision<PolicyEvent> Decided(PublishedPolicies state, PublishPolicy c)
    {
        var newest = state.Published.LastOrDefault();
        var from = c.From ?? c.Today;
        if (newest is not null && newest.Policy.AsksTheSame(c.Policy) && (c.From is null || newest.From == from))
        {
            return Decision<PolicyEvent>.Nothing;
        }

        Refusal[] refusals = [.. ByWhom(c), .. PolicyFaults.Of(c.Policy), .. When(newest, from, c.Today)];
        var version = (newest?.Policy ?? KindPolicy.Newest(c.Policy.Kind)).Version + 1;
        return refusals.Length > 0
            ? Decision<PolicyEvent>.Refuse(refusals)
            : Decision<PolicyEvent>.Record(new PolicyPublished(c.Policy with { Version = version }, from, c.Reason));
    }

    private static Refusal[] ByWhom(PublishPolicy c) => c.By.Role is ActingRole.Administrator or ActingRole.Approver ? [] : [new NotForPolicies(c.By.Role)];

    private static Refusal[] When(PolicyPublished? newest, DateOnly from, DateOnly today)
    {
        var earliest = newest?.From > today ? newest.From : today;
        return from < earliest ? [new PolicyBackdated(from, earliest)] : [];
    }
}

/// <summary>Policies are published by an administrator, or by an approver.</summary>
/// <param name="Role">In which capacity it was asked.</param>
public sealed record NotForPolicies(ActingRole Role)
    : Refusal(new Text("只有管理员或审批人可以发布政策。", "Only an administrator or an approver publishes a policy."), CanMeet.Approver);

/// <summary>A policy cannot hold for days that are over, or before the one it follows.</summary>
/// <param name="From">The day given.</param>
/// <param name="Earliest">The first day it can hold from.</param>
public sealed record PolicyBackdated(DateOnly From, DateOnly Earliest)
    : Refusal(
        new Text($"政策不能自{From:yyyy-MM-dd}起施行，最早为{Earliest:yyyy-MM-dd}。", $"A policy cannot hold from {From:yyyy-MM-dd}; the first day is {Earliest:yyyy-MM-dd}."),
        CanMeet.Approver);
