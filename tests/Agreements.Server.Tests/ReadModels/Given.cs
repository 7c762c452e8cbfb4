using Agreements.Server.Commands;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>Commands of one friendship of two schools, witnessed by their bureaus.</summary>
public static class Given
{
    public static readonly Party SchoolA = Party.OfInstitution("cd-shude", PartyRole.Principal, new Text("成都树德中学", "Shude High School"));

    public static readonly Party SchoolB = Party.OfInstitution("cq-bashu", PartyRole.Principal, new Text("重庆巴蜀中学", "Bashu High School"));

    public static readonly Party Bureau = Party.OfInstitution("cd-qy-edu", PartyRole.Witness, new Text("成都市青羊区教育局", "Qingyang Education Bureau"));

    public static readonly Terms Text = new(new Text("携手共进", "Forward together"));

    public static AgreementRequest Proposed(
        Guid id, string title = "结对协议", string? titleEn = null, AgreementKind kind = AgreementKind.FriendshipSchool, IReadOnlyList<Party>? parties = null,
        Edtf? on = null, string? reference = null, Guid? parent = null, Source? source = null) =>
        new ProposeAgreement(kind, new Text(title, titleEn), parties ?? [SchoolA, SchoolB, Bureau], parent, on, reference, source)
            .For(id, RunningServer.Coordinator, RunningServer.Today);

    /// <summary>From the proposal to negotiated: five commands, five events.</summary>
    public static AgreementRequest[] Negotiated(Guid id, string title = "结对协议") =>
    [
        Proposed(id, title, on: Edtf.Parse("2025-01-10")),
        new ReviseTerms(Text).For(id),
        new ConsentToTerms(SchoolA.Id, TermsDigest.Of(Text), Edtf.Parse("2025-01-20")).For(id),
        new ConsentToTerms(SchoolB.Id, TermsDigest.Of(Text), Edtf.Parse("2025-01-20")).For(id),
        new AdvanceToNegotiated(Edtf.Parse("2025-02")).For(id),
    ];

    /// <summary>On from negotiated to implementing: eight commands, eight events.</summary>
    public static AgreementRequest[] SignedAndBegun(Guid id) =>
    [
        new RecordSignature(new Signature(SchoolA.Id, Edtf.Parse("2025-03-27"), "校长", SigningMethod.Seal, null, 2)).For(id),
        new RecordSignature(new Signature(SchoolB.Id, Edtf.Parse("2025-03-27"))).For(id),
        new AttestAsWitness(Bureau.Id, Edtf.Parse("2025-03-27/2025-03-28")).For(id),
        new RecordCeremony(Edtf.Parse("2025-03-27"), "成都", Bureau.Id).For(id),
        new AdvanceToSigned(Edtf.Parse("2025-03-27/2025-03-28")).For(id),
        new NameLiaison(SchoolA.Id, TestPeople.First).For(id),
        new NameLiaison(SchoolB.Id, TestPeople.Second).For(id),
        new AddCommitment(Commitment("c-1", "2026-03-20")).For(id),
        new StartImplementation(Edtf.Parse("2025-04-01")).For(id),
    ];

    public static Commitment Commitment(string id, string? due) =>
        new(id, new Text($"互派教师 {id}", $"Exchange teachers {id}"), SchoolA.Id, due is null ? null : Edtf.Parse(due));

    public static AgreementRequest Recorded(Guid id, Stage stage, string? on) =>
        new RecordStage(stage, new Source("s-1", "教育局网站", null, Reliability.Official), on is null ? null : Edtf.Parse(on)).For(id);
}
