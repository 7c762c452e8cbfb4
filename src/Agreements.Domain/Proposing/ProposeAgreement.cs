using System.Text.Json.Serialization;

namespace Agreements.Domain.Proposing;

/// <summary>Propose a new agreement.</summary>
/// <param name="AgreementId">The id it gets; drawn by the asker, so that asking twice is harmless.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties; at least one principal.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="On">The day; null when unknown (only with a source).</param>
/// <param name="Reference">The proposer's own reference; null for none.</param>
/// <param name="Source">Where the fact comes from; null when proposed here.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source or the proposer adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
/// <param name="Predecessor">The agreement that it renews; null for none. Given by <see cref="ProposeRenewal"/>, which links both ways.</param>
public sealed record ProposeAgreement(
    Guid AgreementId, AgreementKind Kind, Text Title, IReadOnlyList<Party> Parties, Guid? Parent = null, Edtf? On = null,
    string? Reference = null, Source? Source = null, string? Place = null, string? Note = null, bool? Implied = null,
    Guid? Predecessor = null) : ProposingCommand(AgreementId)
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Guid> Others => Parent is { } parent ? [parent] : [];

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Domain.Needs.Nothing with { Policies = [Kind] };
}

/// <summary>The decision to propose.</summary>
internal static class Proposal
{
    public static Decision Decide(Agreement state, ProposeAgreement c)
    {
        if (state.Proposal is { } before)
        {
            return SaysTheSame(before, c) ? Decision.Nothing : Decision.Refuse(new AgreementIdTaken(c.AgreementId));
        }

        var refusals = Refusals(c).ToArray();
        var policy = c.Around.PolicyOn(c.Kind, c.Today);
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Record(new AgreementProposed(
                c.Kind, policy.Version, c.Title, c.Parties, c.Parent, c.Source is null ? c.On ?? Edtf.Day(c.Today) : c.On, c.Reference, c.Source, c.Place, c.Note, c.Implied,
                c.Predecessor, policy == KindPolicy.Newest(c.Kind) ? null : policy));
    }

    private static IEnumerable<Refusal> Refusals(ProposeAgreement c)
    {
        if (!c.Parties.Any(p => p.IsPrincipal))
        {
            yield return new PrincipalMissing();
        }

        foreach (var twice in c.Parties.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new PartyNamedTwice(twice.Key, twice.First().Name);
        }

        if (c.Parent == c.AgreementId)
        {
            yield return new ParentIsItself();
        }
    }

    /// <summary>Compared with what was proposed, not with what has become of it. A day left out meant the day of asking.</summary>
    private static bool SaysTheSame(AgreementProposed before, ProposeAgreement c) =>
        (before.Kind, before.Title, before.Parent, before.Reference, before.Source?.Id) == (c.Kind, c.Title, c.Parent, c.Reference, c.Source?.Id)
        && before.Parties.SequenceEqual(c.Parties)
        && (before.On == c.On || (c.On is null && c.Source is null));
}

/// <summary>Another agreement has this id already.</summary>
/// <param name="Id">The id.</param>
public sealed record AgreementIdTaken(Guid Id)
    : Refusal(new Text($"编号 {Id} 已用于另一份协议。", $"Another agreement already has the id {Id}."));

/// <summary>Nobody would be bound.</summary>
public sealed record PrincipalMissing()
    : Refusal(new Text("协议至少需要一个签约主体。", "An agreement needs at least one principal."), CanMeet.Coordinator);

/// <summary>A party stands twice among the parties.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record PartyNamedTwice(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}在各方中出现了两次。", $"{Name.EnOrZh} stands twice among the parties."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>An agreement cannot be above itself.</summary>
public sealed record ParentIsItself()
    : Refusal(new Text("协议不能以自身为上级协议。", "An agreement cannot be its own parent."), CanMeet.Coordinator);
