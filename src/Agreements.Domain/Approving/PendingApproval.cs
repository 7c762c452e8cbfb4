using System.Text.Json.Serialization;

namespace Agreements.Domain.Approving;

/// <summary>How far the approval that a stage needs has come, and whose turn it is.</summary>
/// <param name="Done">How many of its steps were taken.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Place">Where the next is taken.</param>
public sealed record PendingApproval(int Done, int Total, ApprovalPlace Place)
{
    /// <summary>Who takes the next step instead; null for nobody.</summary>
    public ApprovalDelegated? Delegated { get; init; }

    /// <summary>How it was returned, so that it begins again; null where it was not.</summary>
    public ApprovalReturned? Returned { get; init; }

    /// <summary>The related state that <see cref="Progress"/> asks for.</summary>
    [JsonIgnore]
    public Needs Needs => Place.Needs with { Institutions = [.. new[] { Delegated?.To, Returned?.Institution }.OfType<string>()] };

    /// <summary>What is to be approved before a stage; null where its policy names no step for it, or all of them were taken.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage.</param>
    public static PendingApproval? Of(Agreement state, Stage stage)
    {
        ApprovalPlace[] places = [.. ApprovalPlace.Of(state).Where(p => p.Step.Stage == stage)];
        return Array.Find(places, p => !state.ApprovedSteps.ContainsKey(p.Number)) is not { } next ? null : new PendingApproval(
            places.Count(p => state.ApprovedSteps.ContainsKey(p.Number)), places.Length, next)
        {
            Delegated = state.DelegatedSteps.GetValueOrDefault(next.Number),
            Returned = state.ReturnedApproval is { } returned && state.StepOf(returned.Step)?.Stage == stage ? returned : null,
        };
    }

    /// <summary>The same in words and names.</summary>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public ApprovalProgress Progress(RelatedState related) => new(
        Done, Total, Place.Step.Role, Place.Step.At, Next(related),
        Returned is { } r ? new ReturnedBy(related.FindSurvivor(r.Institution)?.Name ?? new Text(r.Institution), r.Reason) : null);

    /// <summary>Whether somebody is the one who is next.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    internal bool IsTurnOf(Actor by, RelatedState related) =>
        Next(related) is { } next && by.Role == next.Role && Stands(by.Institution, next.Institution, related)
        && (next.Account is null || next.Account == by.User || next.Account == by.For);

    /// <summary>Whether the step is somebody's own, whoever takes it now.</summary>
    internal bool IsOwnOf(Actor by, RelatedState related) =>
        Place.Find(related) is { } own && by.Role == Place.Step.Role && Stands(by.Institution, own.Code, related);

    private NextToApprove? Next(RelatedState related) => Delegated is { } d
        ? related.FindSurvivor(d.To) is { } to ? new NextToApprove(to.Code, to.Name, d.Role, d.Account) : null
        : Place.Find(related) is { } own ? new NextToApprove(own.Code, own.Name, Place.Step.Role, null) : null;

    /// <summary>Whether one acts for the institution of a code, or for an entry that was merged into it.</summary>
    private static bool Stands(string code, string of, RelatedState related) =>
        code == of || related.FindInstitution(of)?.MergedFrom.Contains(code) is true
        || (related.Institutions.ContainsKey(code) && related.FindSurvivor(code)?.Code == of);
}

/// <summary>Who is next to approve.</summary>
/// <param name="Institution">Code of the institution.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">In which role.</param>
/// <param name="Account">The id of the account; null for whoever holds the role.</param>
public sealed record NextToApprove(string Institution, Text Name, ActingRole Role, string? Account);

/// <summary>Who returned an approval, and why.</summary>
/// <param name="Name">The institution's name.</param>
/// <param name="Reason">Why.</param>
public sealed record ReturnedBy(Text Name, string Reason);

/// <summary>How far an approval has come, in words and names.</summary>
/// <param name="Done">How many steps were taken.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Role">The role in which the next is taken by the policy.</param>
/// <param name="At">Where it is taken by the policy.</param>
/// <param name="Next">Who is next; null where the directory does not tell.</param>
/// <param name="Returned">Who returned it, so that it begins again; null where nobody did.</param>
public sealed record ApprovalProgress(int Done, int Total, ActingRole Role, ApprovalAt At, NextToApprove? Next, ReturnedBy? Returned)
{
    /// <summary>How far it has come and whom it waits for.</summary>
    internal Text Sentence => new(
        $"审批共{Total}步，已完成{Done}步；{ReturnedZh}{(Next is null ? UnknownZh : $"待{Who.Zh}审批。")}",
        $"{Done} of {Total} steps{ReturnedEn}; {(Next is null ? UnknownEn : $"waits for {Who.EnOrZh}.")}");

    /// <summary>Who is next, such as the approver of an institution.</summary>
    internal Text Who
    {
        get
        {
            var role = NotPermitted.NameOf(Next?.Role ?? Role);
            return Next is null ? role : new Text(
                $"{Next.Name.Zh}的{role.Zh}{(Next.Account is { } zh ? $"（受托账号 {zh}）" : "")}",
                $"the {role.En} of {Next.Name.EnOrZh}{(Next.Account is { } en ? $" (account {en}, to whom it was delegated)" : "")}");
        }
    }

    /// <summary>Who can bring it further; where nobody knows who is next, whoever keeps the directory.</summary>
    internal CanMeet MetBy => Next is null || Next.Role is ActingRole.Coordinator ? CanMeet.Coordinator : CanMeet.Approver;

    private string ReturnedZh => Returned is { } r ? $"{r.Name.Zh}已退回（理由：{r.Reason}），须从第一步重新审批；" : "";

    private string ReturnedEn => Returned is { } r ? $", returned by {r.Name.EnOrZh} ({r.Reason}) and to begin again" : "";

    private string UnknownZh => At == ApprovalAt.Above ? "名录中没有应审批的上级单位，请先在名录中注明上级单位。" : "名录中没有应审批的单位，请先登记。";

    private string UnknownEn => At == ApprovalAt.Above
        ? "the directory does not say which institution is above: say so there."
        : "the directory does not know the institution whose turn it is: register it.";
}
