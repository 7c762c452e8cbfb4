namespace Agreements.Domain.Approving;

/// <summary>Return what is to be approved, as the one whose step is next: the steps of that stage begin again with the first.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record ReturnApproval(string Reason, Edtf? On = null, string? Document = null) : AgreementCommand, IApproves, IActsAgain
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => ApprovalTurn.Needs(state);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ReturnedApproval is { } there && (there.Institution, there.Reason) == (context.By.Institution, Reason))
        {
            return Decision.Nothing;
        }

        var refusal = ApprovalTurn.Refuse(state, context, null, out var turn)
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null)
            ?? state.RefuseUnlessOnFile(Document);
        return refusal is null
            ? Decision.Record(new ApprovalReturned(turn!.Place.Number, context.By.Institution, Reason, On ?? Edtf.Day(context.Today), Document))
            : Decision.Refuse(refusal);
    }
}
