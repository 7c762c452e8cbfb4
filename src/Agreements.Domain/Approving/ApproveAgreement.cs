namespace Agreements.Domain.Approving;

/// <summary>Approve the agreement, as an approver.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
public sealed record ApproveAgreement(Edtf? On = null, string? Note = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (context.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (state.IsApproved)
        {
            return Decision.Nothing;
        }

        return state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new AgreementApproved(context.By.Institution, On ?? Edtf.Day(context.Today), Note));
    }
}

/// <summary>Only an approver can do this.</summary>
public sealed record ApproverNeeded()
    : Refusal(new Text("此项须由审批人（主管领导）办理。", "Only an approver (bureau leader) can do this."), CanMeet.Approver);
