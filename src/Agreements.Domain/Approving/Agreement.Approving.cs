using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The approval on record that is of no step; null for none.</summary>
    public AgreementApproved? Approval { get; private init; }

    /// <summary>The steps that were taken, by number.</summary>
    public ImmutableSortedDictionary<int, AgreementApproved> ApprovedSteps { get; private init; } = ImmutableSortedDictionary<int, AgreementApproved>.Empty;

    /// <summary>Who takes a step instead, by its number.</summary>
    public ImmutableSortedDictionary<int, ApprovalDelegated> DelegatedSteps { get; private init; } = ImmutableSortedDictionary<int, ApprovalDelegated>.Empty;

    /// <summary>How the approval was returned last; null where it was not, or has begun again.</summary>
    public ApprovalReturned? ReturnedApproval { get; private init; }

    /// <summary>Whether it is approved as its policy wants it: by an approver or, where that names steps, in all of them.</summary>
    public bool IsApproved => Policy.ApprovalSteps is { } steps ? ApprovedSteps.Count == steps.Count : Approval is not null;

    /// <summary>Waived guards: reason by guard code or, where it is waived of one party, by code and party's id parted by a slash.</summary>
    public ImmutableDictionary<string, string> Waivers { get; private init; } = Empty<string>();

    private Agreement Evolve(ApprovingEvent happened) => happened switch
    {
        AgreementApproved { Step: { } step } e => this with { ApprovedSteps = ApprovedSteps.SetItem(step, e), ReturnedApproval = null },
        AgreementApproved e => this with { Approval = e },
        ApprovalReturned e => BeginApprovalAgain(s => s.Stage == StepOf(e.Step)?.Stage) with { ReturnedApproval = e },
        ApprovalDelegated e => this with { DelegatedSteps = DelegatedSteps.SetItem(e.Step, e) },
        GuardWaived e => this with { Waivers = Waivers.SetItem(Guards.WaiverOf(e.Guard, e.Party), e.Reason) },
        WaiverRevoked e => this with { Waivers = Waivers.Remove(Guards.WaiverOf(e.Guard, e.Party)) },
        _ => throw Unknown(happened),
    };

    /// <summary>The step of a number; null where the policy names none of it.</summary>
    internal ApprovalStep? StepOf(int number) => Policy.ApprovalSteps?.ElementAtOrDefault(number - 1);

    /// <summary>Void are the steps that a condition picks, with what was said of who takes them.</summary>
    private Agreement BeginApprovalAgain(Func<ApprovalStep, bool> which)
    {
        var steps = Enumerable.Range(1, Policy.ApprovalSteps?.Count ?? 0).Where(n => which(StepOf(n)!)).ToArray();
        return this with
        {
            ApprovedSteps = ApprovedSteps.RemoveRange(steps), DelegatedSteps = DelegatedSteps.RemoveRange(steps),
            ReturnedApproval = ReturnedApproval is { } returned && steps.Contains(returned.Step) ? null : ReturnedApproval,
        };
    }

    /// <summary>Steps of another policy are other steps: what was approved in them does not count in these.</summary>
    private Agreement Adopt(KindPolicy policy) => (policy.HasSameSteps(Policy) ? this : BeginApprovalAgain(_ => true)) with { Policy = policy };
}
