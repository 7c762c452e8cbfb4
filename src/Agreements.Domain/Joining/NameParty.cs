namespace Agreements.Domain.Joining;

/// <summary>Name a party that was not yet named: an institution or a body. Its id stays, and so does what was recorded under it.</summary>
/// <param name="Party">The party's id, such as <c>unnamed-1</c>.</param>
/// <param name="Institution">The institution's code; null for a body.</param>
/// <param name="Body">The standing body's code; null for an institution.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when named here.</param>
public sealed record NameParty(string Party, Text Name, string? Institution = null, string? Body = null, Edtf? On = null, Source? Source = null)
    : AgreementCommand
{
    /// <summary>A gap in the record can be filled however the agreement ended.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <summary>The entries of all that are parties: an institution may be one under another code.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => PartyEntries.Needs(state.Parties, new Party(Party, Institution, Body, default, Name));

    /// <inheritdoc />
    /// <remarks>Who is bound does not change by being named, so consents stand and any stage will do.</remarks>
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if ((Institution is null) == (Body is null))
        {
            return Decision.Refuse(new InstitutionOrBodyMissing());
        }

        if (state.FindParty(Party) is not { } party)
        {
            return Decision.Refuse(new PartyUnknown(Party));
        }

        var named = party with { Institution = Institution, Body = Body, Name = Name };
        if (!party.IsUnnamed)
        {
            return named == party ? Decision.Nothing : Decision.Refuse(new PartyNamedAlready(party.Id, party.Name));
        }

        if (state.Parties.FirstOrDefault(p => Joined.IsSame(p, named)) is { } twice)
        {
            return Decision.Refuse(new PartyNamedTwice(twice.Id, twice.Name));
        }

        return PartyEntries.Refusals(state.Parties, [named], context).ToArray() is { Length: > 0 } refusals
            ? Decision.Refuse(refusals)
            : Decision.Record(new PartyNamed(Party, Institution, Body, Name, BoundParties.Day(On, Source, context.Today), Source));
    }
}

/// <summary>A party is an institution or a body: one of them, not both.</summary>
public sealed record InstitutionOrBodyMissing()
    : Refusal(new Text("须指明一个单位或一个组织，二者取一。", "Name an institution or a body: one of them, not both."), CanMeet.Coordinator);

/// <summary>The party has a name already.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record PartyNamedAlready(string Party, Text Name)
    : Refusal(
        new Text(
            $"该方已确定为{Name.Zh}：换成他方请办理“替换”，记错了请办理“更正”。",
            $"The party is {Name.EnOrZh} already: replace it by another, or correct what was recorded wrongly."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
