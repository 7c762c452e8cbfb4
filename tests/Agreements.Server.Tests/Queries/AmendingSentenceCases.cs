using Agreements.Server.Tests.ReadModels;

namespace Agreements.Server.Tests.Queries;

internal sealed class AmendingSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-10-20");

    private static readonly PartyChanges Swap = new(
        [Party.OfInstitution("cd-third", PartyRole.Principal, new Text("成都三中", "Third High School"))], ["cq-bashu"]);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected { get; } =
    [
        (new AmendmentProposed(1, new Text("补充协议（一）", "Supplement 1"), Given.Text, new string('a', 64), Swap, "增加成员", Day),
            "提出第1号补充协议《补充协议（一）》（2025年10月20日），成都三中加入，重庆巴蜀中学退出，理由：增加成员。",
            "Amendment 1, 'Supplement 1', was proposed (20 October 2025); Third High School would join, Bashu High School would leave: 增加成员."),
        (new AmendmentConsented(1, "cd-shude", new string('a', 64), Day), "成都树德中学同意第1号补充协议（2025年10月20日）。",
            "Shude High School consented to amendment 1 (20 October 2025)."),
        (new AmendmentRefused(1, "cq-bashu", "课时未定", null), "重庆巴蜀中学不同意第1号补充协议（日期不明），理由：课时未定。", "Bashu High School refused amendment 1 (day unknown): 课时未定."),
        (new AmendmentRevised(1, Given.Text, new string('a', 64), null, ["cd-shude"]),
            "第1号补充协议换了文本，成都树德中学此前的同意随之失效。", "Amendment 1 got another text; the consent of Shude High School is void."),
        (new AmendmentSigned(1, new Signature("cd-shude", Day)), "成都树德中学签署了第1号补充协议（2025年10月20日）。", "Shude High School signed amendment 1 (20 October 2025)."),
        (new AmendmentAdopted(1, 2, new string('a', 64), Day), "第1号补充协议生效（2025年10月20日），条款文本更新为第2稿。",
            "Amendment 1 came into force (20 October 2025); its text is revision 2 of the terms."),
        (new AmendmentScheduled(1, new DateOnly(2026, 1, 1), Day), "各方已签署第1号补充协议，自2026年1月1日起生效。",
            "Amendment 1 is signed by all and comes into force on 1 January 2026."),
        (new AmendmentWithdrawn(1, "另行签订协议", Day), "第1号补充协议撤回（2025年10月20日），理由：另行签订协议。", "Amendment 1 was withdrawn (20 October 2025): 另行签订协议."),
    ];
}

internal sealed class RenewingSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2028-01-15");

    public static (AgreementEvent Happened, string Zh, string En)[] Expected { get; } =
    [
        (new RenewalProposed(Guid.Empty, new Text("结对协议（二期）", "Twinning II"), null, Recommendation.RenewWithChanges, "成效显著", Day),
            "提出续签《结对协议（二期）》（2028年1月15日），评估建议为调整后续签，理由：成效显著。",
            "A renewal, 'Twinning II', was proposed (15 January 2028); the evaluation recommends: renew with changes: 成效显著."),
        (new RenewalProposed(Guid.Empty, new Text("结对协议（二期）"), null, null, null, null),
            "提出续签《结对协议（二期）》（日期不明）。", "A renewal, '结对协议（二期）', was proposed (day unknown)."),
        (new AgreementSuperseded(Guid.Empty, Day), "本协议由续签协议替代（2028年1月15日）。",
            "The renewal took the place of this agreement (15 January 2028)."),
        (new SuccessorSigned(Guid.Empty, new DateOnly(2028, 3, 28)), "续签协议已签署，自2028年3月28日起替代本协议。",
            "The renewal is signed and takes the place of this agreement on 28 March 2028."),
        (new SupersessionLifted(Guid.Empty, Day), "续签协议不再处于已签署状态，本协议恢复原有状态（2028年1月15日）。",
            "The renewal is no longer signed: this agreement stands again as it did before (15 January 2028)."),
    ];
}
