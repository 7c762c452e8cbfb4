namespace Agreements.Domain.Committing;

/// <summary>Have a party look after a guarantee of the terms.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Owner">The party.</param>
/// <param name="ReviewOn">When it is to be looked at; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AssignGuarantee(Guid AgreementId, string Guarantee, string Owner, Edtf? ReviewOn = null, Edtf? On = null)
    : CommittingCommand(AgreementId);

/// <summary>The decision to hand it to a party.</summary>
internal static class GuaranteeAssignment
{
    public static Decision Decide(Agreement state, AssignGuarantee c)
    {
        if (state.Undertakings.GetValueOrDefault(c.Guarantee) is { } there && there.Owner == c.Owner && there.ReviewOn == c.ReviewOn)
        {
            return Decision.Nothing;
        }

        if (state.CurrentTerms?.Terms.Guarantees?.Any(g => g.Zh == c.Guarantee) is not true)
        {
            return Decision.Refuse(new GuaranteeUnknown(c.Guarantee));
        }

        return state.FindParty(c.Owner) is null
            ? Decision.Refuse(new PartyUnknown(c.Owner))
            : Decision.Record(new GuaranteeAssigned(c.Guarantee, c.Owner, c.ReviewOn, c.On ?? Edtf.Day(c.Today)));
    }
}

/// <summary>The terms on the table give no such guarantee.</summary>
/// <param name="Guarantee">The wording given.</param>
public sealed record GuaranteeUnknown(string Guarantee)
    : Refusal(new Text($"条款中没有保障措施“{Guarantee}”。", $"The terms give no guarantee '{Guarantee}'."), CanMeet.Coordinator);
