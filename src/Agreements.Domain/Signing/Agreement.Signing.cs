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

    /// <summary>The digest of the text that a signature is for, by principal; null for one that a source told of before there was a text.</summary>
    public ImmutableDictionary<string, string?> SignedTexts { get; private init; } = Empty<string?>();

    /// <summary>The digest of the text for which anything of the signing was recorded last; null for none.</summary>
    private string? SigningText { get; init; }

    /// <summary>Whether a principal's signature under the text on the table is on record.</summary>
    /// <param name="party">The principal's id.</param>
    public bool IsSignedBy(string party) => Signatures.ContainsKey(party) && SignedTexts.GetValueOrDefault(party) == CurrentTerms?.Digest;

    private Agreement WithoutSigning() => this with
    {
        Signatures = Signatures.Clear(), SignedTexts = SignedTexts.Clear(), Attestations = Attestations.Clear(),
        MemberAttestations = MemberAttestations.Clear(), Ceremony = null, SigningText = null,
    };

    /// <summary>What was signed under another text falls with the agreement on a new one; what a source told of before there was any stays on record.</summary>
    private Agreement SigningOf(string? digest) => SigningText is null || SigningText == digest
        ? this
        : WithoutSigning() with { Signatures = Signatures.RemoveRange(SignedTexts.Where(s => s.Value is not null).Select(s => s.Key)) };

    private Agreement Evolve(SigningEvent happened)
    {
        var after = Recorded(happened);
        return happened is AgreementSigned ? after : after with { SigningText = CurrentTerms?.Digest };
    }

    private Agreement Recorded(SigningEvent happened) => happened switch
    {
        SignatureRecorded e => this with
        {
            Signatures = Signatures.SetItem(e.Signature.Party, e.Signature), SignedTexts = SignedTexts.SetItem(e.Signature.Party, CurrentTerms?.Digest),
        },
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
