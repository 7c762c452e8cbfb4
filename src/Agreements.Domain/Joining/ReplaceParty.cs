namespace Agreements.Domain.Joining;

/// <summary>Have a successor take the place of a party: its role and what it owes, not what it consented to or signed.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">Id of the party that goes.</param>
/// <param name="Institution">The successor's code, an institution; null for a body.</param>
/// <param name="Body">The successor's code, a standing body; null for an institution.</param>
/// <param name="Name">The successor's name on the day.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReplaceParty(
    Guid AgreementId, string Party, string? Institution, string? Body, Text Name, string Reason, Edtf? On = null, Source? Source = null)
    : JoiningCommand(AgreementId);

/// <summary>The decision to replace it.</summary>
internal static class Replacement
{
    public static Decision Decide(Agreement state, ReplaceParty c)
    {
        if ((c.Institution ?? c.Body) is not { } code || (c.Institution is not null && c.Body is not null))
        {
            return Decision.Refuse(new InstitutionOrBodyMissing());
        }

        if (state.FindParty(c.Party) is not { } party)
        {
            return IsDone(state, c, code) ? Decision.Nothing : Decision.Refuse(Gone.Refusal(state, c.Party));
        }

        var successor = new Party(code, c.Institution, c.Body, party.Role, c.Name);
        if (Refusal(state, c, party, successor) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var on = BoundParties.Day(c.On, c.Source, c.Today);
        return party.IsPrincipal
            ? BoundParties.Record(state, new PartyReplaced(c.Party, successor, c.Reason, on, BoundParties.Voided(state), c.Source), c.Reason)
            : Decision.Record(new PartyReplaced(c.Party, successor, c.Reason, on, [], c.Source));
    }

    private static bool IsDone(Agreement state, ReplaceParty c, string code) =>
        state.FindFormer(c.Party) is { } former && former.Successor == code && former.Reason == c.Reason
        && state.FindPartyEver(code) is { } now && now.Name == c.Name;

    private static Refusal? Refusal(Agreement state, ReplaceParty c, Party party, Party successor)
    {
        if (string.IsNullOrWhiteSpace(c.Reason))
        {
            return new ReasonMissing();
        }

        if (party.IsUnnamed)
        {
            return new PartyNotNamed(party.Id, party.Name);
        }

        return Joined.RefuseTaken(state, successor) ?? (party.IsPrincipal ? BoundParties.RefuseToChange(state, party) : null);
    }
}
