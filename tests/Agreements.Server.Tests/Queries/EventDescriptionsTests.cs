using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.Storage;
using Agreements.Server.Tests.ReadModels;

namespace Agreements.Server.Tests.Queries;

public sealed class EventDescriptionsTests
{
    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly string Digest = TermsDigest.Of(Given.Text);

    private static readonly Dictionary<string, int> Scores = new(StringComparer.Ordinal) { ["delivery"] = 90, ["results"] = 85, ["cooperation"] = 95 };

    private static readonly (AgreementEvent Happened, string Zh, string En)[] First =
    [
        (new AgreementProposed(AgreementKind.FriendshipSchool, 1, new Text("结对协议", "Twinning"), [
            Given.SchoolA, Given.SchoolB, Given.Bureau], null, Day, null, null),
            "提出友好学校协议《结对协议》（2025年3月27日），签约主体2个：成都树德中学、重庆巴蜀中学。",
            "The friendship school agreement 'Twinning' was proposed (27 March 2025); 2 principals: Shude High School and Bashu High School."),
        (new TermsRevised(1, Given.Text, Digest, []), "提交条款文本第1稿。", "Revision 1 of the terms was put on the table."),
        (new TermsRevised(2, Given.Text, Digest, ["cd-shude", "cq-bashu"]),
            "提交条款文本第2稿，成都树德中学、重庆巴蜀中学此前的同意随之失效。",
            "Revision 2 of the terms was put on the table; the consent of Shude High School and Bashu High School is void."),
        (new TermsConsented("cd-shude", Digest, Day), "成都树德中学同意条款文本第1稿（2025年3月27日）。",
            "Shude High School consented to revision 1 of the terms (27 March 2025)."),
        (new AgreementNegotiated(Digest, Day, null), "各方就同一文本协商一致（2025年3月27日）。", "All principals agreed on one text (27 March 2025)."),
        (new AgreementApproved("cd-qy-edu", Day, "同意"), "成都市青羊区教育局批准了协议（2025年3月27日）：同意。",
            "Qingyang Education Bureau approved the agreement (27 March 2025): 同意."),
        (new AgreementApproved("cd-edu", Day, null, 2, Digest), "cd-edu完成第2步审批（2025年3月27日），文件已存档。",
            "cd-edu took step 2 of the approval (27 March 2025), with the document on file."),
        (new ApprovalReturned(2, "cd-edu", "缺附件", Day), "cd-edu在第2步退回审批（2025年3月27日），须从第一步重新审批，理由：缺附件。",
            "cd-edu returned it at step 2 of the approval (27 March 2025); it begins again: 缺附件."),
        (new ApprovalDelegated(2, "cd-qy-edu", "cd-edu", ActingRole.Approver, "u-7", "出差", Day),
            "成都市青羊区教育局将第2步审批委托给cd-edu的审批人（账号 u-7）（2025年3月27日）：出差。",
            "Qingyang Education Bureau delegated step 2 of the approval to the approver of cd-edu (account u-7) (27 March 2025): 出差."),
        (new GuardWaived("witness-missing", "见证方因故未到。", "cd-edu"),
            "cd-edu准予免除“见证方须见证签署”这一条件，理由：见证方因故未到。", "cd-edu waived the condition 'witnesses attest': 见证方因故未到。"),
        (new GuardWaived("witness-missing", "见证方因故未到。", "cd-edu", "cd-qy-edu"),
            "cd-edu准予免除“见证方须见证签署（成都市青羊区教育局）”这一条件，理由：见证方因故未到。",
            "cd-edu waived the condition 'witnesses attest (Qingyang Education Bureau)': 见证方因故未到。"),
        (new WaiverRevoked("witness-missing", "见证方愿补行见证", "cd-edu", "cd-qy-edu"),
            "cd-edu收回了对“见证方须见证签署（成都市青羊区教育局）”的豁免，理由：见证方愿补行见证。",
            "cd-edu took back the waiver of 'witnesses attest (Qingyang Education Bureau)': 见证方愿补行见证."),
        (new SignatureRecorded(new Signature("cd-shude", Day, "校长", SigningMethod.Seal, null, 2)),
            "成都树德中学签署了协议（2025年3月27日），签署人职务：校长，加盖公章，原件2份。", "Shude High School signed (27 March 2025); signatory: 校长, by seal, 2 originals."),
        (new WitnessAttested("cd-qy-edu", null, null, Report), "成都市青羊区教育局见证了签署（日期不明）。", "Qingyang Education Bureau witnessed the signing (day unknown)."),
        (new CeremonyRecorded(Day, "成都", "cd-qy-edu", null),
            "签约仪式在成都举行（2025年3月27日），由成都市青羊区教育局主持。", "The signing ceremony was held at 成都 (27 March 2025), hosted by Qingyang Education Bureau."),
        (new AgreementSigned(Day, null, "线上签署", Report),
            "据《成渝教育合作报道》，协议签署完成（2025年3月27日）。线上签署。", "According to '成渝教育合作报道': The agreement was signed (27 March 2025). 线上签署."),
        (new CommitmentAdded(Given.Commitment("c-1", "2026-03-20") with
        {
            Every = Recurrence.SchoolYear,
            Quantity = new Quantity(10, Qualifier.AtLeast, "person", "名"),
        }),
            "登记一项承诺“互派教师 c-1”，由成都树德中学负责，期限2026年3月20日，每学年一次，数量：10余名。",
            "A commitment was added: 'Exchange teachers c-1'; owed by Shude High School, due 20 March 2026, every school year, amount: at least 10 people."),
        (new CommitmentFulfilled("c-1", Day, "名单"), "承诺“互派教师 c-1”已履行（2025年3月27日），依据：名单。",
            "The commitment 'Exchange teachers c-1' was kept (27 March 2025); evidence: 名单."),
        (new LiaisonNamed("cq-bashu", "person-9"), "重庆巴蜀中学确定了联络人。", "Bashu High School named its liaison."),
        (new LiaisonNamed("cq-bashu", TestPeople.First), $"重庆巴蜀中学确定联络人：{TestPeople.First}。", $"Bashu High School named its liaison: {TestPeople.First}."),
        (new ImplementationStarted(null, null, null), "协议进入实施（日期不明）。", "Work on the agreement began (day unknown)."),
        (new OutcomeRecorded(new Outcome(OutcomeLevel.Provincial, new Text("示范课", "Model lessons"),
            new Quantity(3, Qualifier.Exact, "lesson", "节"), Day, null)),
            "登记省级成果“示范课”（2025年3月27日），数量：3节。", "A provincial result was recorded: 'Model lessons' (27 March 2025); amount: 3 lessons."),
        (new AgreementRated("cd-shude", Scores, null),
            "成都树德中学作出评价：承诺履行90分，成果质量85分，协作配合95分。", "Shude High School rated the cooperation: Commitments kept 90, Quality of results 85, Working together 95."),
        (new AgreementEvaluated(88.5m, Grade.Good, Recommendation.RenewWithChanges, Day, null),
            "协议完成评估（2025年3月27日），综合得分88.5分，等级良好，建议调整后续签。",
            "The agreement was evaluated (27 March 2025); score 88.5, grade good, recommendation: renew with changes."),
        (new AgreementReturned(Stage.Signed, Stage.Negotiated, "附件有误", Day),
            "协议由“已签署”阶段退回“协商一致”阶段（2025年3月27日），理由：附件有误。", "The agreement went back from signed to negotiated (27 March 2025): 附件有误."),
        (new QuestionLeftOpen("签署人是谁？", null), "留有疑问：签署人是谁？", "A question is open: 签署人是谁？"),
    ];

    // A capability adds its own sentences in a file of its own; they are found, so that none is forgotten.
    private static readonly (AgreementEvent Happened, string Zh, string En)[] Expected =
    [
        .. First,
        .. typeof(ISentenceCases).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ISentenceCases)))
            .SelectMany(t => ((AgreementEvent, string, string)[])t.GetProperty(nameof(ISentenceCases.Expected))!.GetValue(null)!),
    ];

    private static readonly Agreement State = Agreement.Fold(
        Agreement.Unwritten(Guid.NewGuid()),
        [
            Expected[0].Happened, Expected[1].Happened, new CommitmentAdded(Given.Commitment("c-1", null)),
            new GuaranteeAssigned("组织领导", "cd-shude", null, null),
            new IndicatorDefined(new Indicator("students", new Text("在读学生", "Students"), "person")),
            new IndicatorMeasured("students", new Quantity(78, Qualifier.Exact, "person"), null, null, null, null),
            DocumentingSentenceCases.Attached,
        ]);

    private static readonly AgreementEvent[] NamingPeople =
    [
        new LiaisonNamed("cq-bashu", TestPeople.First), new FactCorrected("liaison/cq-bashu", TestPeople.First, TestPeople.Second, "笔误", null),
        new FactUpdated("liaison/cq-bashu", TestPeople.First, TestPeople.Second, null, null), new FactReported("liaison/cq-bashu", TestPeople.First, Report),
        new ContradictionResolved("liaison/cq-bashu", TestPeople.First, "核对", Report),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Expected.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_event_is_told_in_both_languages(int number)
    {
        var sentence = EventDescriptions.Of(Expected[number].Happened, State, Naming.ByReference);
        sentence.Zh.ShouldBe(Expected[number].Zh);
        sentence.En.ShouldBe(Expected[number].En);
    }

    [Fact]
    public void What_a_description_names_was_collected_from_its_event()
    {
        foreach (var happened in Expected.Select(e => e.Happened).Concat(NamingPeople))
        {
            AskedNames.Of(naming => EventDescriptions.Of(happened, State, naming)).ShouldBeSubsetOf(Reference.In(happened), happened.GetType().Name);
        }
    }

    [Fact]
    public void A_person_is_called_by_name_in_every_event_that_can_tell_of_one()
    {
        var naming = Naming.ByReference with { Person = _ => new Text("前联络人", "former liaison") };
        foreach (var happened in NamingPeople)
        {
            AskedNames.Of(asked => EventDescriptions.Of(happened, State, asked))
                .ShouldContain(new Reference(ReferenceTo.Person, TestPeople.First), happened.GetType().Name);
            var said = EventDescriptions.Of(happened, State, naming);
            $"{said.Zh} {said.En}".ShouldNotContain("p-0000", Case.Sensitive, happened.GetType().Name);
            (said.Zh.Contains("前联络人", StringComparison.Ordinal), said.En!.Contains("former liaison", StringComparison.Ordinal))
                .ShouldBe((true, true), happened.GetType().Name);
        }
    }

    [Fact]
    public void What_is_refused_today_and_was_stored_before_is_told_all_the_same()
    {
        var options = new Marten.StoreOptions();
        StoreSetup.Configure(options);
        var serializer = options.Serializer();
        var odd = new Hardening.StoredOddities(serializer);
        foreach (var (happened, _, _) in Expected)
        {
            for (var day = 0; day < Hardening.StoredOddities.Days.Length; day++)
            {
                var stored = odd.Of(happened.GetType(), serializer.ToJson(happened), day);
                using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(stored));
                var read = (AgreementEvent)serializer.FromJson(happened.GetType(), json);
                EventDescriptions.Of(read, State, Naming.ByReference).Zh.ShouldNotBeNullOrWhiteSpace(stored);
            }
        }
    }

    [Fact]
    public void Every_stored_event_of_an_agreement_has_a_sentence_here() =>
        Expected.Select(e => e.Happened.GetType()).Distinct()
            .ShouldBe(EventNames.All.Keys.Where(t => t.IsAssignableTo(typeof(AgreementEvent))), ignoreOrder: true);

    [Fact]
    public void An_event_without_a_sentence_is_a_bug_not_a_blank() =>
        Should.Throw<InvalidOperationException>(() => EventDescriptions.Of(new Unheard(), State, Naming.ByReference)).Message.ShouldContain(nameof(Unheard));

    [Fact]
    public void What_an_agreement_is_found_by_changes_only_with_events_that_put_it_anew()
    {
        // State holds the proposal and a text already: each event is folded where it can follow.
        foreach (var happened in Expected.Select(e => e.Happened).Where(e => !SearchRow.CanChangeBy(e)))
        {
            var (before, after) = (Found(State), Found(Agreement.Evolve(State, happened)));
            after.ShouldBe(before, happened.GetType().Name);
        }

        SearchRow.CanChangeBy(Expected[0].Happened).ShouldBeTrue();
    }

    private static string Found(Agreement state)
    {
        var row = SearchRow.Of(state);
        return $"{row.Haystack} {string.Join(',', row.Institutions)}";
    }

    private sealed record Unheard : AgreementEvent;
}
