namespace Agreements.Domain.Joining;

/// <summary>Give a party another role.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Role">The role it gets.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ChangeRole(Guid AgreementId, string Party, PartyRole Role, string? Reason = null, Edtf? On = null) : JoiningCommand(AgreementId);

/// <summary>The decision to change it.</summary>
internal static class RoleChange
{
    public static Decision Decide(Agreement state, ChangeRole c)
    {
        if (state.FindParty(c.Party) is not { } party)
        {
            return Decision.Refuse(Gone.Refusal(state, c.Party));
        }

        if (party.Role == c.Role)
        {
            return Decision.Nothing;
        }

        var on = c.On ?? Edtf.Day(c.Today);
        var changed = party with { Role = c.Role };
        if (party.IsPrincipal == changed.IsPrincipal)
        {
            return Decision.Record(new RoleChanged(c.Party, party.Role, c.Role, c.Reason, on, []));
        }

        var refusal = party.IsPrincipal ? BoundParties.RefuseToLose(state, party) : BoundParties.RefuseToChange(state, changed);
        return refusal is not null
            ? Decision.Refuse(refusal)
            : BoundParties.Record(state, new RoleChanged(c.Party, party.Role, c.Role, c.Reason, on, BoundParties.Voided(state)), c.Reason);
    }
}
