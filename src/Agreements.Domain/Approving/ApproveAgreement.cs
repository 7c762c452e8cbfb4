namespace Agreements.Domain.Approving;

/// <summary>Approve the agreement: as an approver or, where its policy names steps, as the one whose step is next.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
/// <param name="Step">Number of the step that is meant; null for the next. Whoever took the step before says it: else it is that one told again.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ApproveAgreement(
    Edtf? On = null, string? Note = null, string? Document = null, int? Step = null, [property: NotInBody] Source? Source = null) : AgreementCommand, IApproves
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => ApprovalTurn.Needs(state);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Policy.ApprovalSteps is not null)
        {
            return InSteps(state, context);
        }

        if (context.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (state.IsApproved)
        {
            return Decision.Nothing;
        }

        return (state.RefuseUnlessIn(Stage.Negotiated) ?? state.RefuseUnlessOnFile(Document)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new AgreementApproved(context.By.Institution, On ?? Edtf.Day(context.Today), Note, null, Document, Source));
    }

    private Decision InSteps(Agreement state, CommandContext context)
    {
        if (!ApprovalStep.Roles.Contains(context.By.Role))
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (IsToldAgain(state, context.By))
        {
            return Decision.Nothing;
        }

        if (ApprovalTurn.Refuse(state, context, Step, out var turn) is { } notNext)
        {
            return Decision.Refuse(notNext);
        }

        return state.RefuseUnlessOnFile(Document) is { } notOnFile
            ? Decision.Refuse(notOnFile)
            : Decision.Record(new AgreementApproved(
                context.By.Institution, On ?? Edtf.Day(context.Today), Note, turn!.Place.Number, Document, Source));
    }

    /// <summary>
    /// A step that was taken is not taken again. Without a number it is the last one that is meant by those who took it; and any of theirs, where
    /// none waits.
    /// </summary>
    private bool IsToldAgain(Agreement state, Actor by)
    {
        if (Step is { } step)
        {
            return state.ApprovedSteps.ContainsKey(step);
        }

        var none = PendingApproval.Of(state, state.Stage + 1) is null;
        return state.ApprovedSteps.Reverse().Take(none ? state.ApprovedSteps.Count : 1)
            .Any(s => s.Value.Institution == by.Institution && (state.DelegatedSteps.GetValueOrDefault(s.Key)?.Role ?? state.StepOf(s.Key)?.Role) == by.Role);
    }
}

/// <summary>Only an approver can do this.</summary>
public sealed record ApproverNeeded()
    : Refusal(new Text("此项须由审批人（主管领导）办理。", "Only an approver (bureau leader) can do this."), CanMeet.Approver);
