namespace Agreements.Domain.Committing;

/// <summary>Have a party look after a guarantee of the terms.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Owner">The party.</param>
/// <param name="ReviewOn">When it is to be looked at; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AssignGuarantee(string Guarantee, string Owner, Edtf? ReviewOn = null, Edtf? On = null)
    : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Undertakings.GetValueOrDefault(Guarantee) is { } there && there.Owner == Owner && there.ReviewOn == ReviewOn)
        {
            return Decision.Nothing;
        }

        if (state.CurrentTerms?.Terms.Guarantees?.Any(g => g.Zh == Guarantee) is not true)
        {
            return Decision.Refuse(new GuaranteeUnknown(Guarantee));
        }

        return state.FindParty(Owner) is null
            ? Decision.Refuse(new PartyUnknown(Owner))
            : Decision.Record(new GuaranteeAssigned(Guarantee, Owner, ReviewOn, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>The terms on the table give no such guarantee.</summary>
/// <param name="Guarantee">The wording given.</param>
public sealed record GuaranteeUnknown(string Guarantee)
    : Refusal(new Text($"条款中没有保障措施“{Guarantee}”。", $"The terms give no guarantee '{Guarantee}'."), CanMeet.Coordinator);
