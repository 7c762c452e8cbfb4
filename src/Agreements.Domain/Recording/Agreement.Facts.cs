namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Every fact that has a name of its own, with what it is and how another value is put in its place.</summary>
    internal IEnumerable<NamedFact> NamedFacts() =>
    [
        NamedFact.Words(Facts.Title, Title.Zh, t => this with { Title = Title with { Zh = t } }),
        NamedFact.Words(Facts.TitleEn, Title.En, t => this with { Title = Title with { En = t } }),
        .. Entries.Select(e => NamedFact.Day(
            Facts.Began(e.Key), e.Value.On, d => this with { Entries = Entries.SetItem(e.Key, e.Value with { On = d }) })),
        .. Ceremony is { } held ? OfCeremony(held) : [],
        .. Parties.SelectMany(OfParty),
        .. Parties.Where(p => Signatures.ContainsKey(p.Id)).Select(p => NamedFact.Day(
            Facts.SignedBy(p.Id), Signatures[p.Id].On, d => this with { Signatures = Signatures.SetItem(p.Id, Signatures[p.Id] with { On = d }) })),
        .. Commitments.SelectMany(OfCommitment),
    ];

    /// <summary>With another value in the place of a fact; as it is when there is no such fact (any more).</summary>
    private Agreement WithFact(string path, string value) => Facts.Named(this, path) is { } fact ? fact.Set(value) : this;

    private NamedFact[] OfCeremony(CeremonyRecorded held) =>
    [
        NamedFact.Day(Facts.CeremonyOn, held.On, d => this with { Ceremony = held with { On = d } }),
        NamedFact.Words(Facts.CeremonyPlace, held.Place, t => this with { Ceremony = held with { Place = t } }),
    ];

    private NamedFact[] OfParty(Party party)
    {
        return
        [
            NamedFact.Words(Facts.OfParty(party.Id, "name"), party.Name.Zh, t => Named(party.Name with { Zh = t })),
            NamedFact.Words(Facts.OfParty(party.Id, "name.en"), party.Name.En, t => Named(party.Name with { En = t })),
        ];

        Agreement Named(Text name) => this with { Parties = Parties.Replace(party, party with { Name = name }) };
    }

    private NamedFact[] OfCommitment(Commitment owed)
    {
        return
        [
            NamedFact.Words(Facts.OfCommitment(owed.Id, "title"), owed.Title.Zh, t => Instead(owed with { Title = owed.Title with { Zh = t } })),
            NamedFact.Words(Facts.OfCommitment(owed.Id, "title.en"), owed.Title.En, t => Instead(owed with { Title = owed.Title with { En = t } })),
            new(Facts.OfCommitment(owed.Id, "owner"), owed.Owner, t => FindParty(t) is not null, t => Instead(owed with { Owner = t })),
            NamedFact.Day(Facts.OfCommitment(owed.Id, "due"), owed.Due, d => Instead(owed with { Due = d })),
        ];

        Agreement Instead(Commitment other) => this with { Commitments = Commitments.Replace(owed, other) };
    }
}
