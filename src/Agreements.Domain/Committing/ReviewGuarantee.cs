namespace Agreements.Domain.Committing;

/// <summary>Take down what a review of a guarantee found.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Note">What was found.</param>
/// <param name="NextReview">When it is to be looked at again; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReviewGuarantee(Guid AgreementId, string Guarantee, string Note, Edtf? NextReview = null, Edtf? On = null)
    : CommittingCommand(AgreementId);

/// <summary>The decision to take it down.</summary>
internal static class GuaranteeReview
{
    public static Decision Decide(Agreement state, ReviewGuarantee c)
    {
        if (state.Undertakings.GetValueOrDefault(c.Guarantee) is not { } undertaking)
        {
            return Decision.Refuse(new GuaranteeUnassigned(c.Guarantee));
        }

        return undertaking.Last is { } last && last.Note == c.Note && last.NextReview == c.NextReview && (c.On is null || c.On == last.On)
            ? Decision.Nothing
            : Decision.Record(new GuaranteeReviewed(c.Guarantee, c.Note, c.NextReview, c.On ?? Edtf.Day(c.Today)));
    }
}

/// <summary>No party looks after the guarantee yet.</summary>
/// <param name="Guarantee">The wording given.</param>
public sealed record GuaranteeUnassigned(string Guarantee)
    : Refusal(new Text($"保障措施“{Guarantee}”尚无责任方，须先指定。", $"Nobody looks after the guarantee '{Guarantee}' yet: name a party first."), CanMeet.Coordinator);
