namespace Agreements.Domain.Negotiating;

/// <summary>Put the last text that all principals had consented to back on the table. It is consented to anew.</summary>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RestoreTerms(string? Reason = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.LastAgreedTerms is not { } agreed)
        {
            return Decision.Refuse(new NoTextAgreed());
        }

        if (state.CurrentTerms!.Digest == agreed.Digest)
        {
            return Decision.Nothing;
        }

        return state.RefuseUnlessIn(Stage.Proposed) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new TermsRestored(
                state.Revisions.Count + 1, agreed.Number, agreed.Digest, ReviseTerms.VoidedBy(state, agreed.Digest), Reason, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>There is no text that all principals had consented to.</summary>
public sealed record NoTextAgreed()
    : Refusal(new Text("尚无各签约主体都同意过的文本，无从恢复。", "There is no text that all principals had consented to, so none to go back to."), CanMeet.Coordinator);
