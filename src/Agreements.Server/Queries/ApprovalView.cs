namespace Agreements.Server.Queries;

/// <summary>A step of an approval, and what has become of it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Stage">The stage that is not entered without it.</param>
/// <param name="Role">In which role it is taken.</param>
/// <param name="Institution">Code of the institution at which; null where the directory does not tell.</param>
/// <param name="Name">Its name; null likewise.</param>
/// <param name="IsNext">Whether it is the one that is waited for.</param>
/// <param name="Delegated">To whom it was given; null for nobody.</param>
/// <param name="Approved">How it was approved; null where it was not.</param>
public sealed record ApprovalStepView(
    int Number, Stage Stage, ActingRole Role, string? Institution, Text? Name, bool IsNext, ApprovalDelegated? Delegated, AgreementApproved? Approved)
{
    /// <summary>The name of the institution to which it was given; null for nobody.</summary>
    public Text? DelegatedTo { get; init; }
}

/// <summary>The approval that the policy of an agreement asks for.</summary>
/// <param name="Approved">How it was approved as a whole; null where it was not, or takes steps.</param>
/// <param name="Steps">Its steps, in order; empty where one approver's word is enough.</param>
/// <param name="Returned">How it was returned, so that it begins again; null where it was not.</param>
public sealed record ApprovalView(AgreementApproved? Approved, IReadOnlyList<ApprovalStepView> Steps, ApprovalReturned? Returned)
{
    /// <summary>The name of the institution that returned it; null where none did.</summary>
    public Text? ReturnedBy { get; init; }

    /// <summary>What <see cref="Of"/> asks for.</summary>
    /// <param name="state">The agreement.</param>
    public static Needs Needs(Agreement state) => Domain.Needs.All(
    [
        .. ApprovalPlace.Of(state).Select(p => p.Needs),
        new() { Institutions = [.. state.DelegatedSteps.Values.Select(d => d.To).Concat(state.ReturnedApproval is { } r ? [r.Institution] : [])] },
    ]);

    /// <summary>The approval of an agreement; null where its policy asks for none and none was given.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public static ApprovalView? Of(Agreement state, RelatedState related) => state is { Policy.NeedsApproval: false, Approval: null } ? null : new ApprovalView(
        state.Policy.ApprovalSteps is null ? state.Approval : null, [.. ApprovalPlace.Of(state).Select(p => Step(state, p, related))], state.ReturnedApproval)
    {
        ReturnedBy = state.ReturnedApproval is { } returned ? NameOf(returned.Institution, related) : null,
    };

    private static ApprovalStepView Step(Agreement state, ApprovalPlace place, RelatedState related)
    {
        var at = place.Find(related);
        var delegated = state.DelegatedSteps.GetValueOrDefault(place.Number);
        return new ApprovalStepView(
            place.Number, place.Step.Stage, place.Step.Role, at?.Code, at?.Name,
            PendingApproval.Of(state, state.Stage + 1)?.Place.Number == place.Number, delegated, state.ApprovedSteps.GetValueOrDefault(place.Number))
        {
            DelegatedTo = delegated is null ? null : NameOf(delegated.To, related),
        };
    }

    private static Text NameOf(string code, RelatedState related) => related.FindSurvivor(code)?.Name ?? new Text(code);
}
