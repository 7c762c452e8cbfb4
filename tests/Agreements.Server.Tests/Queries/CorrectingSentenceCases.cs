
namespace Agreements.Server.Tests.Queries;

internal sealed class CorrectingSentenceCases : ISentenceCases
{
    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected { get; } =
    [
        (new FactCorrected("proposed.on", "2025-03-27", "2025-03-28", "笔误", null),
            "更正：进入“提出”阶段的日期原记为2025年3月27日，有误，应为2025年3月28日：笔误。",
            "Correction: the day it became proposed was recorded as 27 March 2025, which was wrong; it is 28 March 2025: 笔误."),
        (new FactCorrected("party/cd-shude/name", "成都树德中学", null, "校名未核实。", Report),
            "更正：成都树德中学的名称原记为“成都树德中学”，有误，应为不明（据《成渝教育合作报道》）：校名未核实。",
            "Correction: the name of Shude High School was recorded as '成都树德中学', which was wrong; it is unknown (according to '成渝教育合作报道'): 校名未核实。"),
        (new FactCorrected("commitment/c-1/quantity", "10 person 名", "at-least 12 person 名", "补记", null),
            "更正：承诺“互派教师 c-1”的数量原记为10名，有误，应为至少12名：补记。",
            "Correction: the quantity of the commitment 'Exchange teachers c-1' was recorded as 10 people, which was wrong; it is at least 12 people: 补记."),
        (new FactCorrected("signature/cd-shude/method", "seal", "wet-ink", "核对原件", null),
            "更正：signature/cd-shude/method原记为加盖公章，有误，应为亲笔签名：核对原件。",
            "Correction: signature/cd-shude/method was recorded as by seal, which was wrong; it is by hand: 核对原件."),
        (new FactCorrected("liaison/cd-shude", "wang-fang", TestPeople.First, "笔误", null),
            $"更正：liaison/cd-shude原记为未登记的人员，有误，应为{TestPeople.First}：笔误。",
            $"Correction: liaison/cd-shude was recorded as a person not registered, which was wrong; it is {TestPeople.First}: 笔误."),
        (new FactUpdateScheduled("title", "友好学校协议", new DateOnly(2025, 9, 1), null),
            "变更：协议标题自2025年9月1日起变更为“友好学校协议”。", "Update: the title becomes '友好学校协议' on 1 September 2025."),
        (new FactUpdated("title", "结对协议", "友好学校协议", Edtf.Parse("2025-09-01"), null),
            "变更：协议标题由“结对协议”变更为“友好学校协议”（2025年9月1日）。", "Update: the title changed from '结对协议' to '友好学校协议' (1 September 2025)."),
        (new FactUpdated("reference", null, "成青教〔2025〕7号", null, Report),
            "变更：据《成渝教育合作报道》，文号由不明变更为“成青教〔2025〕7号”（日期不明）。",
            "Update: according to '成渝教育合作报道', the reference changed from unknown to '成青教〔2025〕7号' (day unknown)."),
    ];
}
