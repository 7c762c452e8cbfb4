namespace Agreements.Domain.Proposing;

/// <summary>Propose a new agreement.</summary>
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
    AgreementKind Kind, Text Title, IReadOnlyList<Party> Parties, Guid? Parent = null, Edtf? On = null,
    string? Reference = null, [property: NotInBody] Source? Source = null, [property: NotInBody] string? Place = null,
        [property: NotInBody] string? Note = null, [property: NotInBody] bool? Implied = null,
    [property: NotInBody] Guid? Predecessor = null)
    : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Parent is { } parent ? [parent] : [];

    /// <inheritdoc />
    public override Needs Needs(Agreement state) =>
        PartyEntries.Needs([], Parties) with { Policies = [Kind], Agreements = Parent is { } parent ? [parent] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Proposal is { } before)
        {
            return SaysTheSame(before) ? Decision.Nothing : Decision.Refuse(new AgreementIdTaken(state.Id));
        }

        var refusals = Refusals(state.Id, context).ToArray();
        
        // History that is taken over is judged by the policy of its own day.
        var policy = context.Related.PolicyOn(Kind, Source is not null && On?.Latest < context.Today ? On!.Latest!.Value : context.Today);
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Record(new AgreementProposed(
                Kind, policy.Version, Title, Parties, Parent, Source is null ? On ?? Edtf.Day(context.Today) : On, Reference, Source, Place, Note, Implied,
                Predecessor, policy == KindPolicy.Newest(Kind) ? null : policy, Source is null ? context.By.Institution : null));
    }

    private IEnumerable<Refusal> Refusals(Guid id, CommandContext context)
    {
        if (!Parties.Any(p => p.IsPrincipal))
        {
            yield return new PrincipalMissing();
        }

        foreach (var twice in Parties.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new PartyNamedTwice(twice.Key, twice.First().Name);
        }

        foreach (var refusal in PartyEntries.Refusals([], Parties, context))
        {
            yield return refusal;
        }

        if (Parent == id)
        {
            yield return new ParentIsItself();
        }
        else if (Parent is { } parent && Source is null
            && context.Related.FindAgreement(parent) is { StandingBeforeArchive: Standing.Terminated } ended)
        {
            yield return new ParentNotOpen(parent, ended.Title, ended.StandingBeforeArchive);
        }
    }

    /// <summary>Compared with what was proposed, not with what has become of it. A day left out meant the day of asking.</summary>
    private bool SaysTheSame(AgreementProposed before) =>
        (before.Kind, before.Title, before.Parent, before.Reference, before.Source?.Id) == (Kind, Title, Parent, Reference, Source?.Id)
        && before.Parties.SequenceEqual(Parties)
        && (before.On == On || (On is null && Source is null));
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
