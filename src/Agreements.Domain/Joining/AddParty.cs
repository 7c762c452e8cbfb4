namespace Agreements.Domain.Joining;

/// <summary>Have a party join. One that left can come back under its id.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The party, as named on the day.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AddParty(Guid AgreementId, Party Party, string? Reason = null, Edtf? On = null, Source? Source = null) : JoiningCommand(AgreementId);

/// <summary>The decision to let it join.</summary>
internal static class Joined
{
    public static Decision Decide(Agreement state, AddParty c)
    {
        if (state.FindParty(c.Party.Id) == c.Party)
        {
            return Decision.Nothing;
        }

        if (RefuseTaken(state, c.Party) is { } taken)
        {
            return Decision.Refuse(taken);
        }

        var on = BoundParties.Day(c.On, c.Source, c.Today);
        if (!c.Party.IsPrincipal)
        {
            return Decision.Record(new PartyAdded(c.Party, c.Reason, on, [], c.Source));
        }

        return BoundParties.RefuseToChange(state, c.Party) is { } refusal
            ? Decision.Refuse(refusal)
            : BoundParties.Record(state, new PartyAdded(c.Party, c.Reason, on, BoundParties.Voided(state), c.Source), c.Reason);
    }

    /// <summary>An id means one party for ever, and nobody is a party twice.</summary>
    public static Refusal? RefuseTaken(Agreement state, Party party)
    {
        if (state.Parties.FirstOrDefault(p => IsSame(p, party)) is { } twice)
        {
            return new PartyNamedTwice(twice.Id, twice.Name);
        }

        return state.FindPartyEver(party.Id) is { } there && !(state.FindParty(party.Id) is null && IsSame(there, party)) ? new PartyIdTaken(party.Id, there.Name) : null;
    }

    public static bool IsSame(Party one, Party other) => !one.IsUnnamed && one.Institution == other.Institution && one.Body == other.Body;
}

/// <summary>Another party has, or had, this id.</summary>
/// <param name="Id">The id given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record PartyIdTaken(string Id, Text Name)
    : Refusal(new Text($"编号“{Id}”已属于另一方（{Name.Zh}）。", $"The id '{Id}' is another party's ({Name.EnOrZh})."), CanMeet.Coordinator);
