namespace Agreements.Server.Tests.ReadModels;

/// <summary>Commands of one friendship of two schools, witnessed by their bureaus.</summary>
public static class Given
{
    public static readonly Party SchoolA = Party.OfInstitution("cd-shude", PartyRole.Principal, new Text("成都树德中学", "Shude High School"));

    public static readonly Party SchoolB = Party.OfInstitution("cq-bashu", PartyRole.Principal, new Text("重庆巴蜀中学", "Bashu High School"));

    public static readonly Party Bureau = Party.OfInstitution("cd-qy-edu", PartyRole.Witness, new Text("成都市青羊区教育局", "Qingyang Education Bureau"));

    public static readonly Terms Text = new(new Text("携手共进", "Forward together"));

    public static ProposeAgreement Proposed(
        Guid id, string title = "结对协议", string? titleEn = null, AgreementKind kind = AgreementKind.FriendshipSchool, IReadOnlyList<Party>? parties = null,
        Edtf? on = null, string? reference = null, Guid? parent = null, Source? source = null) =>
        new(id, kind, new Text(title, titleEn), parties ?? [SchoolA, SchoolB, Bureau], parent, on, reference, source) { By = RunningServer.Coordinator, Today = RunningServer.Today };

    /// <summary>From the proposal to negotiated: five commands, five events.</summary>
    public static AgreementCommand[] Negotiated(Guid id, string title = "结对协议") =>
    [
        Proposed(id, title, on: Edtf.Parse("2025-01-10")),
        By(new ReviseTerms(id, Text) { By = null!, Today = default }),
        By(new ConsentToTerms(id, SchoolA.Id, TermsDigest.Of(Text)) { By = null!, Today = default }),
        By(new ConsentToTerms(id, SchoolB.Id, TermsDigest.Of(Text)) { By = null!, Today = default }),
        By(new AdvanceToNegotiated(id, Edtf.Parse("2025-02")) { By = null!, Today = default }),
    ];

    /// <summary>On from negotiated to implementing: eight commands, eight events.</summary>
    public static AgreementCommand[] SignedAndBegun(Guid id) =>
    [
        By(new RecordSignature(id, new Signature(SchoolA.Id, Edtf.Parse("2025-03-27"), "校长", SigningMethod.Seal, null, 2)) { By = null!, Today = default }),
        By(new RecordSignature(id, new Signature(SchoolB.Id, Edtf.Parse("2025-03-27"))) { By = null!, Today = default }),
        By(new AttestAsWitness(id, Bureau.Id, Edtf.Parse("2025-03-27/2025-03-28")) { By = null!, Today = default }),
        By(new RecordCeremony(id, Edtf.Parse("2025-03-27"), "成都", Bureau.Id) { By = null!, Today = default }),
        By(new AdvanceToSigned(id, Edtf.Parse("2025-03-27/2025-03-28")) { By = null!, Today = default }),
        By(new NameLiaison(id, SchoolA.Id, TestPeople.First) { By = null!, Today = default }),
        By(new NameLiaison(id, SchoolB.Id, TestPeople.Second) { By = null!, Today = default }),
        By(new AddCommitment(id, Commitment("c-1", "2026-03-20")) { By = null!, Today = default }),
        By(new StartImplementation(id, Edtf.Parse("2025-04-01")) { By = null!, Today = default }),
    ];

    public static Commitment Commitment(string id, string? due) =>
        new(id, new Text($"互派教师 {id}", $"Exchange teachers {id}"), SchoolA.Id, due is null ? null : Edtf.Parse(due));

    public static RecordStage Recorded(Guid id, Stage stage, string? on) =>
        By(new RecordStage(id, stage, new Source("s-1", "教育局网站", null, Reliability.Official), on is null ? null : Edtf.Parse(on)) { By = null!, Today = default });

    public static T By<T>(T command)
        where T : AgreementCommand => (T)(command with { By = RunningServer.Coordinator, Today = RunningServer.Today });
}
