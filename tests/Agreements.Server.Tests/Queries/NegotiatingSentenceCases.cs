using Agreements.Server.Tests.ReadModels;

namespace Agreements.Server.Tests.Queries;

/// <summary>How counter-proposals, refusals and going back are told, and what signing gained.</summary>
internal sealed class NegotiatingSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly string Digest = TermsDigest.Of(Given.Text);

    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new TermsRevised(2, Given.Text, Digest, [], "cq-bashu"), "重庆巴蜀中学提交条款文本第2稿。", "Bashu High School put revision 2 of the terms on the table."),
        (new TermsRevised(2, Given.Text, Digest, ["cd-shude"], "cq-bashu", 1),
            "重庆巴蜀中学对第1稿提出反建议，即条款文本第2稿，成都树德中学此前的同意随之失效。",
            "Bashu High School answered revision 1 with revision 2 of the terms; the consent of Shude High School is void."),
        (new TermsRefused("cq-bashu", Digest, "互派人数过多", Day),
            "重庆巴蜀中学不同意条款文本第1稿（2025年3月27日）：互派人数过多。", "Bashu High School refused revision 1 of the terms (27 March 2025): 互派人数过多."),
        (new TermsRestored(2, 1, Digest, ["cd-shude"], "回到原文", Day),
            "恢复各方都同意过的第1稿，作为第2稿（2025年3月27日），成都树德中学此前的同意随之失效。回到原文。",
            "Revision 1, which all had consented to, is on the table again as revision 2 (27 March 2025); the consent of Shude High School is void. 回到原文."),
        (new WitnessAttested("cd-qy-edu", Day, null, null, "cq-bashu", ["cq-bashu"]),
            "重庆巴蜀中学代表成都市青羊区教育局见证了签署（2025年3月27日）。", "Bashu High School witnessed the signing for Qingyang Education Bureau (27 March 2025)."),
        (new SignatureRecorded(new Signature("cd-shude", Day, OutsideSystem: true, Source: Report)),
            "据《成渝教育合作报道》，成都树德中学签署了协议（2025年3月27日），在系统外签署。",
            "According to '成渝教育合作报道': Shude High School signed (27 March 2025); outside this system."),
        (new CeremonyRecorded(Day, "成都", null, null, ["cd-qy-edu"]),
            "签约仪式在成都举行（2025年3月27日），成都市青羊区教育局到场见证。", "The signing ceremony was held at 成都 (27 March 2025); witnesses present: Qingyang Education Bureau."),
    ];
}
