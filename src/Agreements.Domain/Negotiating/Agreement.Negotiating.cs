using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>All texts that were on the table, oldest first.</summary>
    public ImmutableList<TermsRevision> Revisions { get; private init; } = [];

    /// <summary>The text on the table; null when there is none.</summary>
    public TermsRevision? CurrentTerms => Revisions.IsEmpty ? null : Revisions[^1];

    /// <summary>Digest consented to, by principal.</summary>
    public ImmutableDictionary<string, string> Consents { get; private init; } = Empty<string>();

    private Agreement Evolve(NegotiatingEvent happened) => happened switch
    {
        TermsRevised e => this with
        {
            Revisions = Revisions.Add(new TermsRevision(e.Number, e.Digest, e.Terms)),
            Consents = Consents.RemoveRange(e.Voids),
        },
        TermsConsented e => this with { Consents = Consents.SetItem(e.Party, e.Digest) },
        AgreementNegotiated e => Enter(Stage.Negotiated, new StageEntry(e.On, e.Source is not null)),
        _ => throw Unknown(happened),
    };
}
