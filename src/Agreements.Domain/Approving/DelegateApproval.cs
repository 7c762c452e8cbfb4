namespace Agreements.Domain.Approving;

/// <summary>
/// Give the step that is next to others: that step, and no other. Whose step it is can give it to somebody else again, or take it back by giving it
/// to themselves; those to whom it was given cannot.
/// </summary>
/// <param name="To">Code of the institution at which it is taken.</param>
/// <param name="Role">In which role; null for that of the step.</param>
/// <param name="Account">The id of the account that takes it; null for whoever holds the role.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record DelegateApproval(string To, ActingRole? Role = null, string? Account = null, string? Note = null, Edtf? On = null)
    : AgreementCommand, IApproves, IActsAgain
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Domain.Needs.All(ApprovalTurn.Needs(state), new() { Institutions = [To] });

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (PendingApproval.Of(state, state.Stage + 1) is not { } turn)
        {
            return Decision.Refuse(ApprovalTurn.NoneNow(state));
        }

        var role = Role ?? turn.Place.Step.Role;
        if (turn.Delegated is { } there
            && (there.Institution, there.To, there.Role, there.Account) == (context.By.Institution, To, role, Account))
        {
            return Decision.Nothing;
        }

        var refusal = (turn.IsOwnOf(context.By, context.Related) ? null : new NotNextToApprove(turn.Place.Number, turn.Progress(context.Related)))
            ?? (ApprovalStep.Roles.Contains(role) ? null : new ApproverNeeded())
            ?? Ancestry.RefuseUnlessNamed(To, context.Related);
        return refusal is null
            ? Decision.Record(new ApprovalDelegated(turn.Place.Number, context.By.Institution, To, role, Account, Note, On ?? Edtf.Day(context.Today)))
            : Decision.Refuse(refusal);
    }
}
