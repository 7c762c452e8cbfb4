using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Signatures on record, by principal.</summary>
    public ImmutableDictionary<string, Signature> Signatures { get; private init; } = Empty<Signature>();

    /// <summary>Ids of the witnesses that attested.</summary>
    public ImmutableHashSet<string> Attestations { get; private init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What members of bodies attested, by the body's id as a witness.</summary>
    public ImmutableDictionary<string, MemberAttestation> MemberAttestations { get; private init; } = Empty<MemberAttestation>();

    /// <summary>The signing ceremony on record; null for none.</summary>
    public CeremonyRecorded? Ceremony { get; private init; }

    /// <summary>Whether a body that is a witness was attested for by each of its members.</summary>
    /// <param name="party">The witness's id.</param>
    public bool IsAttestedByMembers(string party) => MemberAttestations.GetValueOrDefault(party)?.IsComplete ?? false;

    private Agreement Evolve(SigningEvent happened) => happened switch
    {
        SignatureRecorded e => this with { Signatures = Signatures.SetItem(e.Signature.Party, e.Signature) },
        WitnessAttested { Member: not null } e => AttestByMember(e),
        WitnessAttested e => this with { Attestations = Attestations.Add(e.Party) },
        CeremonyRecorded e => this with { Ceremony = e },
        AgreementSigned e => Enter(Stage.Signed, new StageEntry(e.On, e.Source is not null)),
        _ => throw Unknown(happened),
    };

    private Agreement AttestByMember(WitnessAttested e)
    {
        var before = MemberAttestations.GetValueOrDefault(e.Party)?.By ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
        return this with { MemberAttestations = MemberAttestations.SetItem(e.Party, new MemberAttestation(e.Members, before.Add(e.Member!))) };
    }
}
