namespace Agreements.Domain.Committing;

/// <summary>Take down what a review of a guarantee found.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Note">What was found.</param>
/// <param name="NextReview">When it is to be looked at again; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReviewGuarantee(string Guarantee, string Note, Edtf? NextReview = null, Edtf? On = null)
    : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Undertakings.GetValueOrDefault(Guarantee) is not { } undertaking)
        {
            return Decision.Refuse(new GuaranteeUnassigned(Guarantee));
        }

        var review = new GuaranteeReviewed(Guarantee, Note, NextReview, On ?? Edtf.Day(context.Today));
        return undertaking.Last == review ? Decision.Nothing : Decision.Record(review);
    }
}

/// <summary>No party looks after the guarantee yet.</summary>
/// <param name="Guarantee">The wording given.</param>
public sealed record GuaranteeUnassigned(string Guarantee)
    : Refusal(new Text($"保障措施“{Guarantee}”尚无责任方，须先指定。", $"Nobody looks after the guarantee '{Guarantee}' yet: name a party first."), CanMeet.Coordinator);
