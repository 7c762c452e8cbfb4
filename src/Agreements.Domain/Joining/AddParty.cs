namespace Agreements.Domain.Joining;

/// <summary>Have a party join. One that left can come back under its id.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Institution">The institution's code; null for a body, or for a party that is not named yet.</param>
/// <param name="Body">The standing body's code; null for an institution, or for a party that is not named yet.</param>
/// <param name="Id">Its id among the parties; null for the code of the institution or body.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AddParty(
    PartyRole Role, Text Name, string? Institution = null, string? Body = null, string? Id = null, string? Reason = null, Edtf? On = null,
        Source? Source = null)
    : AgreementCommand
{
    /// <summary>The party, as named on the day.</summary>
    public Party Party => new(Id ?? Institution ?? Body ?? "", Institution, Body, Role, Name);

    /// <summary>The entries of all that are parties: an institution may be one under another code.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => PartyEntries.Needs(state.Parties, Party);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindParty(Party.Id) == Party)
        {
            return Decision.Nothing;
        }

        if (Joined.RefuseTaken(state, Party) is { } taken)
        {
            return Decision.Refuse(taken);
        }

        if (PartyEntries.Refusals(state.Parties, [Party], context).ToArray() is { Length: > 0 } refusals)
        {
            return Decision.Refuse(refusals);
        }

        var on = BoundParties.Day(On, Source, context.Today);
        if (!Party.IsPrincipal)
        {
            return Decision.Record(new PartyAdded(Party, Reason, on, [], Source));
        }

        return BoundParties.RefuseToChange(state, Party) is { } refusal
            ? Decision.Refuse(refusal)
            : BoundParties.Record(state, new PartyAdded(Party, Reason, on, BoundParties.Voided(state), Source), Reason);
    }
}

/// <summary>The decision to let it join.</summary>
internal static class Joined
{
    /// <summary>An id means one party for ever, and nobody is a party twice.</summary>
    public static Refusal? RefuseTaken(Agreement state, Party party)
    {
        if (state.Parties.FirstOrDefault(p => IsSame(p, party)) is { } twice)
        {
            return new PartyNamedTwice(twice.Id, twice.Name);
        }

        return state.FindPartyEver(party.Id) is { } there && !(state.FindParty(party.Id) is null && IsSame(there, party))
            ? new PartyIdTaken(party.Id, there.Name)
            : null;
    }

    public static bool IsSame(Party one, Party other) => !one.IsUnnamed && one.Institution == other.Institution && one.Body == other.Body;
}

/// <summary>Another party has, or had, this id.</summary>
/// <param name="Id">The id given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record PartyIdTaken(string Id, Text Name)
    : Refusal(new Text($"编号“{Id}”已属于另一方（{Name.Zh}）。", $"The id '{Id}' is another party's ({Name.EnOrZh})."), CanMeet.Coordinator);
