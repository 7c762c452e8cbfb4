namespace Agreements.Domain.Joining;

/// <summary>Have a successor take the place of a party: its role and what it owes, not what it consented to or signed.</summary>
/// <param name="Party">Id of the party that goes.</param>
/// <param name="Institution">The successor's code, an institution; null for a body.</param>
/// <param name="Body">The successor's code, a standing body; null for an institution.</param>
/// <param name="Name">The successor's name on the day.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReplaceParty(
    string Party, Text Name, string Reason, string? Institution = null, string? Body = null, Edtf? On = null, Source? Source = null)
    : AgreementCommand
{
    /// <summary>The entries of all that are parties: an institution may be one under another code.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => PartyEntries.Needs(state.Parties, new Party(Party, Institution, Body, default, Name));

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if ((Institution ?? Body) is not { } code || (Institution is not null && Body is not null))
        {
            return Decision.Refuse(new InstitutionOrBodyMissing());
        }

        if (state.FindParty(Party) is not { } party)
        {
            return IsDone(state, code) ? Decision.Nothing : Decision.Refuse(Gone.Refusal(state, Party));
        }

        var successor = new Party(code, Institution, Body, party.Role, Name);
        Refusal[] refusals =
        [
            .. new[] { Refusal(state, party, successor) }.OfType<Refusal>(), .. PartyEntries.Refusals(state.Parties.Remove(party), [successor], context),
        ];
        if (refusals.Length > 0)
        {
            return Decision.Refuse(refusals);
        }

        var on = BoundParties.Day(On, Source, context.Today);
        return party.IsPrincipal
            ? BoundParties.Record(state, new PartyReplaced(Party, successor, Reason, on, BoundParties.Voided(state), Source, true), Reason)
            : Decision.Record(new PartyReplaced(Party, successor, Reason, on, [], Source, true));
    }

    private bool IsDone(Agreement state, string code) =>
        state.FindFormer(Party) is { } former && former.Successor == code && former.Reason == Reason
        && state.FindPartyEver(code) is { } now && now.Name == Name;

    private Refusal? Refusal(Agreement state, Party party, Party successor)
    {
        if (string.IsNullOrWhiteSpace(Reason))
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
