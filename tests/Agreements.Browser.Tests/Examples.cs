using Agreements.Server.Commands;
using Agreements.Server.Http;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using System.Text;

namespace Agreements.Browser.Tests;

/// <summary>The agreements that every test finds there.</summary>
public static class Examples
{
    public static readonly Actor Coordinator = new("coordinator-1", "qingyang-edu", ActingRole.Coordinator);

    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly Party Qingsu = School("qingsu", "四川省成都市青苏职业中专学校", "Chengdu Qingsu Vocational Secondary School");

    public static readonly Party Women = School("cq-women", "重庆市女子职业高级中学", "Chongqing Women's Vocational Senior High School");

    public static readonly Party Bureau =
        Party.OfInstitution("qingyang-edu", PartyRole.Witness, new Text("成都市青羊区教育局", "Education Bureau of Qingyang District, Chengdu"));

    /// <summary>Negotiated; one has signed; signature, witness, document or ceremony are missing. Below <see cref="Framework"/>.</summary>
    public static readonly Guid Friendship = Guid.Parse("10000000-0000-7000-8000-000000000001");

    /// <summary>Recorded from a source: signed on an unknown day, with an open question.</summary>
    public static readonly Guid Framework = Guid.Parse("10000000-0000-7000-8000-000000000002");

    /// <summary>Implementing since about June 2020, with commitments kept, overdue and without a day, and results in quantities.</summary>
    public static readonly Guid College = Guid.Parse("10000000-0000-7000-8000-000000000003");

    /// <summary>A meeting about <see cref="College"/>, with a resolution and two action items.</summary>
    public static readonly Guid Meeting = Guid.Parse("20000000-0000-7000-8000-000000000001");

    /// <summary>A picture on file with <see cref="College"/>.</summary>
    public const string Picture = "picture";

    /// <summary>A PDF of one page on file with <see cref="College"/>.</summary>
    public const string Scan = "scan";

    public static readonly string InstitutionStream = DirectoryIds.OfInstitution("qingsu").ToString();

    /// <summary>How many designations there are: more than a page of the register.</summary>
    public const int Designations = 31;

    public static readonly Terms Terms = new(
        new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"), [new Text("区域联动"), new Text("资源共享", "Shared resources")],
        Areas: [new Text("校园文化建设与品牌塑造", "Campus culture and brand")], Guarantees: []);

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
        4 0 obj <</Length 44>> stream
        BT /F1 24 Tf 40 100 Td (Signed copy) Tj ET
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """);

    private static readonly Source Press = new("press-1", "两地教育合作报道", Edtf.Parse("2025-03"), Reliability.Press);

    public static async Task EnterAsync(Site site)
    {
        await EnterInstitutionsAsync(site);
        await site.SendAsync(RecordedFramework());
        await site.SendAsync(HalfSignedFriendship());
        await site.SendAsync(WorkingCollege());
        await site.MeetAsync(HeldMeeting());
        await site.SendAsync([.. Enumerable.Range(1, Designations).Select(Designation)]);
        await FileAsync(site, Picture, "现场.png", "photo", QrCode.Png("https://agreements.example/"));
        await FileAsync(site, Scan, "签署页.pdf", "signed-text", Pdf);
    }

    private static async Task FileAsync(Site site, string document, string name, string kind, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var put = await site.Server.Client.PostAsync(
            $"/api/v1/agreements/{College}/documents?document={document}&kind={kind}&name={Uri.EscapeDataString(name)}&on=2026-01-05", body);
        put.EnsureSuccessStatusCode();
    }

    /// <summary>A proposal with nothing else.</summary>
    public static AgreementRequest Proposal(Guid id, Text title) =>
        new ProposeAgreement(AgreementKind.SchoolEnterprise, title, [Qingsu, Women], On: Edtf.Parse("2026-02-20")).For(id, Coordinator, Today);

    private static AgreementRequest[] RecordedFramework() =>
    [
        new ProposeAgreement(AgreementKind.Framework, new Text("两江区-青羊区区域合作协议", "Liangjiang–Qingyang regional cooperation agreement"),
            [Qingsu, Women, Party.Unnamed(1, PartyRole.Member, new Text("其他区县", "further districts"))], null, null, "QJ-1", Press)
                .For(Framework, Coordinator, Today),
        new RecordStage(Stage.Signed, Press).For(Framework, Coordinator, Today),
        new LeaveQuestionOpen("签署日期不详", Press).For(Framework, Coordinator, Today),
    ];

    private static AgreementRequest[] HalfSignedFriendship() =>
    [
        new ProposeAgreement(AgreementKind.FriendshipSchool, new Text("青苏职中与重庆女职中友好学校协议", "Friendship-school agreement of Qingsu and Chongqing Women's"),
            [Qingsu, Women, Bureau], Framework, Edtf.Parse("2025-03-01"), "QJ-2").For(Friendship, Coordinator, Today),
        new ReviseTerms(Terms).For(Friendship, Coordinator, Today),
        new ConsentToTerms(Qingsu.Id, TermsDigest.Of(Terms), Edtf.Parse("2025-03-20")).For(Friendship, Coordinator, Today),
        new ConsentToTerms(Women.Id, TermsDigest.Of(Terms), Edtf.Parse("2025-03-20")).For(Friendship, Coordinator, Today),
        new AdvanceToNegotiated(Edtf.Parse("2025-03-27/2025-03-28")).For(Friendship, Coordinator, Today),
        new RecordSignature(new Signature(Qingsu.Id, Edtf.Parse("2025-03-28"), "校长", SigningMethod.Seal)).For(Friendship, Coordinator, Today),
    ];

    private static AgreementRequest[] WorkingCollege() =>
    [
        new ProposeAgreement(AgreementKind.SchoolEnterprise, new Text("现代产业学院共建协议", "Modern industry college agreement"), [Qingsu, Women], null,
            Edtf.Parse("2020-04"), "VA-5", Press).For(College, Coordinator, Today),
        new RecordStage(Stage.Implementing, Press, Edtf.Parse("2020-06~")).For(College, Coordinator, Today),
        CommitmentState("visits", new Text("师生互访", "Exchange visits"), "2021-06", new Quantity(30, Qualifier.JustUnder, "person", "名")),
        CommitmentState("report", new Text("年度总结", "Annual report"), "2025-12-31", null),
        CommitmentState("studio", new Text("名师工作室", "Master teacher studio"), null, null),
        new FulfilCommitment("visits", Edtf.Parse("2021-05-20"), "总结报告").For(College, Coordinator, Today),
        new RecordOutcome(
            OutcomeLevel.Municipal, new Text("市级标志性成果", "Municipal results"), new Quantity(670, Qualifier.AtLeast, "result", "项"),
                Edtf.Parse("2020/2025"), Press).For(College, Coordinator, Today),
    ];

    private static EngagementRequest[] HeldMeeting() =>
    [
        new RecordEngagement(EngagementKind.Meeting, new Text("产业学院理事会", "Council of the industry college"), Edtf.Parse("2025-10-16"), "重庆",
            ["qingsu", "cq-women"], [College], "M-1").For(Meeting, Coordinator, Today),
        new ProposeResolution("r-1", new Text("共建实训基地", "Build a training base together")).For(Meeting, Coordinator, Today),
        new AdoptResolution("r-1").For(Meeting, Coordinator, Today),
        new RaiseActionItem("a-1", new Text("提交基地方案", "Submit a plan of the base"), "qingsu", Edtf.Parse("2025-12-31"), Verifier: "cq-women")
            .For(Meeting, Coordinator, Today),
        new RaiseActionItem("a-2", new Text("联系企业", "Approach enterprises")).For(Meeting, Coordinator, Today),
    ];

    private static AgreementRequest CommitmentState(string id, Text title, string? due, Quantity? much) =>
        new AddCommitment(new Commitment(id, title, Qingsu.Id, due is null ? null : Edtf.Parse(due), null, much)).For(College, Coordinator, Today);

    private static AgreementRequest Designation(int number) =>
        new ProposeAgreement(AgreementKind.Designation, new Text($"第{number:00}号认定", $"Designation {number:00}"),
        [Women], On: Edtf.Parse("2026-01-05"), Reference: $"D-{number:00}")
            .For(Guid.Parse($"30000000-0000-7000-8000-{number:000000000000}"), Coordinator, Today);

    private static Party School(string code, string zh, string en) => Party.OfInstitution(code, PartyRole.Principal, new Text(zh, en));

    private static async Task EnterInstitutionsAsync(Site site)
    {
        var store = site.Server.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.LightweightSession();
        Enter(session, Qingsu, InstitutionKind.School, "四川省/成都市/青羊区");
        Enter(session, Women, InstitutionKind.School, "重庆市/江北区");
        Enter(session, Bureau, InstitutionKind.Government, "四川省/成都市/青羊区");
        await session.SaveChangesAsync();
    }

    private static void Enter(IDocumentSession session, Party party, InstitutionKind kind, string region) =>
        session.Events.StartStream<Institution>(
            DirectoryIds.OfInstitution(party.Id), new InstitutionRegistered(party.Id, kind, party.Name, [], region, null, null));
}
