namespace Agreements.Domain.Kinds;

/// <summary>
/// Publish a further version of a kind's policy: refused with every fault of it. Agreements that are under way keep theirs until somebody
/// has them adopt it.
/// </summary>
/// <param name="Kind">The kind of agreement.</param>
/// <param name="LeastPrincipals">The least number of principals.</param>
/// <param name="Witnesses">The witness rule.</param>
/// <param name="NeedsApproval">Whether an approver must approve before signing.</param>
/// <param name="Rubric">What is rated at the end.</param>
/// <param name="Reason">Why it is published.</param>
/// <param name="NeededKinds">Sorts of institution of which at least one each must take part; null for none in particular.</param>
/// <param name="Reminders">When people are reminded, earliest first; null for the usual ladder.</param>
/// <param name="From">The first day on which new agreements are judged by it; null for today.</param>
/// <param name="NoticeEndsForAll">True where the notice or refusal of one principal ends it for all; null for no.</param>
/// <param name="ApprovalSteps">The steps of the approval, in order; null where one approver's word before signing is enough.</param>
public sealed record PublishPolicy(
    [property: NotInBody] AgreementKind Kind, int LeastPrincipals, WitnessRule Witnesses, bool NeedsApproval, IReadOnlyList<Criterion> Rubric, string Reason,
    IReadOnlyList<InstitutionKind>? NeededKinds = null, IReadOnlyList<Reminder>? Reminders = null, DateOnly? From = null, bool? NoticeEndsForAll = null,
    IReadOnlyList<ApprovalStep>? ApprovalSteps = null)
    : PolicyCommand
{
    /// <summary>What it asks for, under no version yet.</summary>
    public KindPolicy Policy => new(
        Kind, 0, LeastPrincipals, Witnesses, NeedsApproval, Rubric, NeededKinds, Reminders, NoticeEndsForAll,
        ApprovalSteps is { Count: > 0 } ? ApprovalSteps : null);

    /// <inheritdoc />
    public override Needs Needs => new() { Institutions = [.. (ApprovalSteps ?? []).Select(s => s.Institution).OfType<string>()] };

    /// <inheritdoc />
    public override PolicyDecision Decide(PublishedPolicies state, CommandContext context)
    {
        var newest = state.Published.LastOrDefault();
        var from = From ?? context.Today;
        if (newest is not null && newest.Policy.AsksTheSame(Policy) && (From is null || newest.From == from))
        {
            return PolicyDecision.Nothing;
        }

        Refusal[] refusals = [.. ByWhom(context.By), .. PolicyFaults.Of(Policy), .. Unknown(context.Related), .. When(newest, from, context.Today)];
        var version = (newest?.Policy ?? KindPolicy.Newest(Kind)).Version + 1;
        return refusals.Length > 0
            ? PolicyDecision.Refuse(refusals)
            : PolicyDecision.Record(new PolicyPublished(Policy with { Version = version }, from, Reason));
    }

    /// <summary>A step at an institution that nobody knows would never be taken.</summary>
    private Refusal[] Unknown(RelatedState related) =>
        [.. Needs.Institutions.Distinct(StringComparer.Ordinal).Select(code => Ancestry.RefuseUnlessNamed(code, related)).OfType<Refusal>()];

    private static Refusal[] ByWhom(Actor by) => by.Role is ActingRole.Administrator ? [] : [new NotForPolicies(by.Role)];

    private static Refusal[] When(PolicyPublished? newest, DateOnly from, DateOnly today)
    {
        var earliest = newest?.From > today ? newest.From : today;
        return from < earliest ? [new PolicyBackdated(from, earliest)] : [];
    }
}

/// <summary>A policy judges the agreements of every bureau: it is published by an administrator, who is of none of them.</summary>
/// <param name="Role">In which capacity it was asked.</param>
public sealed record NotForPolicies(ActingRole Role)
    : Refusal(new Text("政策适用于所有单位，只有管理员可以发布。", "A policy holds for every bureau: only an administrator publishes one."));

/// <summary>A policy cannot hold for days that are over, or before the one it follows.</summary>
/// <param name="From">The day given.</param>
/// <param name="Earliest">The first day it can hold from.</param>
public sealed record PolicyBackdated(DateOnly From, DateOnly Earliest)
    : Refusal(
        new Text(
            $"政策不能自{From:yyyy-MM-dd}起施行，最早为{Earliest:yyyy-MM-dd}。",
            $"A policy cannot hold from {From:yyyy-MM-dd}; the first day is {Earliest:yyyy-MM-dd}."));
