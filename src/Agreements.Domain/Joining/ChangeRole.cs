namespace Agreements.Domain.Joining;

/// <summary>Give a party another role.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Role">The role it gets.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ChangeRole(string Party, PartyRole Role, string? Reason = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindParty(Party) is not { } party)
        {
            return Decision.Refuse(Gone.Refusal(state, Party));
        }

        if (party.Role == Role)
        {
            return Decision.Nothing;
        }

        var on = On ?? Edtf.Day(context.Today);
        var changed = party with { Role = Role };
        if (party.IsPrincipal == changed.IsPrincipal)
        {
            return Decision.Record(new RoleChanged(Party, party.Role, Role, Reason, on, []));
        }

        var refusal = party.IsPrincipal ? BoundParties.RefuseToLose(state, party) : BoundParties.RefuseToChange(state, changed);
        return refusal is not null
            ? Decision.Refuse(refusal)
            : BoundParties.Record(state, new RoleChanged(Party, party.Role, Role, Reason, on, BoundParties.Voided(state)), Reason);
    }
}
