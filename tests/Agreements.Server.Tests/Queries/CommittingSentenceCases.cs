using Agreements.Server.Tests.ReadModels;

namespace Agreements.Server.Tests.Queries;

internal sealed class CommittingSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");
    private static readonly Edtf June = Edtf.Parse("2026-06");
    private static readonly Quantity Five = new(5, Qualifier.Exact, "person", "名");

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new CommitmentReassigned("c-1", "cd-shude", "cq-bashu", "分工调整", Day),
            "承诺“互派教师 c-1”由成都树德中学改由重庆巴蜀中学负责（2025年3月27日）：分工调整。",
            "The commitment 'Exchange teachers c-1' passed from Shude High School to Bashu High School (27 March 2025): 分工调整."),
        (new CommitmentReassigned("c-1", null, "cq-bashu", null, null),
            "承诺“互派教师 c-1”改由重庆巴蜀中学负责（日期不明）。", "The commitment 'Exchange teachers c-1' passed to Bashu High School (day unknown)."),
        (new CommitmentRescheduled("c-1", null, June, "企业档期冲突", Day),
            "承诺“互派教师 c-1”的期限由未定改为2026年6月：企业档期冲突。", "The commitment 'Exchange teachers c-1' was moved from no day to June 2026: 企业档期冲突."),
        (new ProgressReported("c-1", 50, Five, "过半", Day),
            "承诺“互派教师 c-1”报告进展（2025年3月27日），完成50%，已达5名：过半。",
            "Progress was reported on the commitment 'Exchange teachers c-1' (27 March 2025); 50% done, 5 people reached: 过半."),
        (new CommitmentClaimed("c-1", "cd-shude", "名单", [new string('d', 64)], Day),
            "成都树德中学申报承诺“互派教师 c-1”已完成（2025年3月27日），佐证：名单，附文件1份，待核验。",
            "Shude High School claimed that the commitment 'Exchange teachers c-1' was kept (27 March 2025); evidence: 名单, 1 document; "
                + "it waits to be verified."),
        (new CommitmentVerified("c-1", "cq-bashu", "属实", Day),
            "重庆巴蜀中学核验承诺“互派教师 c-1”属实（2025年3月27日）：属实。", "Bashu High School verified that the commitment 'Exchange teachers c-1' was kept (27 March 2025): 属实."),
        (new ClaimRejected("c-1", "cq-bashu", "名单不全", Day),
            "重庆巴蜀中学不认可承诺“互派教师 c-1”已完成（2025年3月27日）：名单不全。",
            "Bashu High School rejected the claim that the commitment 'Exchange teachers c-1' was kept (27 March 2025): 名单不全."),
        (new CommitmentWaived("c-1", "企业停产", "cq-bashu", null, Day),
            "重庆巴蜀中学豁免承诺“互派教师 c-1”（2025年3月27日）：企业停产。", "Bashu High School waived the commitment 'Exchange teachers c-1' (27 March 2025): 企业停产."),
        (new CommitmentWaived("c-1", "企业停产", null, "cd-qy-edu", Day),
            "成都市青羊区教育局豁免承诺“互派教师 c-1”（2025年3月27日）：企业停产。", "Qingyang Education Bureau waived the commitment 'Exchange teachers c-1' (27 March 2025): 企业停产."),
        (new CommitmentCameRound("c-1", Given.Commitment("c-2", "2026-12-31"), Day),
            "周期性承诺“互派教师 c-2”进入下一期，期限2026年12月31日。", "The recurring commitment 'Exchange teachers c-2' came round; due 31 December 2026."),
        (new GuaranteeAssigned("组织领导", "cd-shude", June, Day),
            "保障措施“组织领导”由成都树德中学负责，2026年6月检查。", "Shude High School looks after the guarantee '组织领导'; review June 2026."),
        (new GuaranteeReviewed("组织领导", "运行良好", June, Day),
            "检查保障措施“组织领导”（2025年3月27日）：运行良好。", "The guarantee '组织领导' was reviewed (27 March 2025): 运行良好."),
        (new AgreementRated("cd-shude", new Dictionary<string, int> { ["delivery"] = 90 }, null, "p-7"),
            "成都树德中学的一位评价人作出评价：承诺履行90分。", "A rater of Shude High School rated the cooperation: Commitments kept 90."),
        (new AgreementEvaluated(88.5m, Grade.Good, Recommendation.Renew, Day, null, Reasons: "成效明显"),
            "协议完成评估（2025年3月27日），综合得分88.5分，等级良好，建议续签。成效明显。",
            "The agreement was evaluated (27 March 2025); score 88.5, grade good, recommendation: renew. 成效明显."),
    ];
}
