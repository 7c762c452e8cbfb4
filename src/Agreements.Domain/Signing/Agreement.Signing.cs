using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Signatures on record, by principal.</summary>
    public ImmutableDictionary<string, Signature> Signatures { get; private init; } = Empty<Signature>();

    /// <summary>Ids of the witnesses that attested.</summary>
    public ImmutableHashSet<string> Attestations { get; private init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The signing ceremony on record; null for none.</summary>
    public CeremonyRecorded? Ceremony { get; private init; }

    private Agreement Evolve(SigningEvent happened) => happened switch
    {
        SignatureRecorded e => this with { Signatures = Signatures.SetItem(e.Signature.Party, e.Signature) },
        WitnessAttested e => this with { Attestations = Attestations.Add(e.Party) },
        CeremonyRecorded e => this with { Ceremony = e },
        AgreementSigned e => Enter(Stage.Signed, new StageEntry(e.On, e.Source is not null)),
        _ => throw Unknown(happened),
    };
}
