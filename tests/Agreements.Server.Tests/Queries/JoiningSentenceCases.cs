
namespace Agreements.Server.Tests.Queries;

/// <summary>How parties joining, being named, replaced and leaving are told.</summary>
internal sealed class JoiningSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly Party Guide = Party.OfBody("voc-alliance", PartyRole.Guide, new Text("职教联盟", "Alliance"));

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new PartyAdded(Guide, null, Day, [], null), "职教联盟以指导方身份加入（2025年3月27日）。", "Alliance joined as a guide (27 March 2025)."),
        (new PartyAdded(Guide with { Role = PartyRole.Principal }, "扩大合作", Day, ["cd-shude"], null),
            "职教联盟以签约主体身份加入（2025年3月27日），成都树德中学此前的同意随之失效。扩大合作。",
            "Alliance joined as a principal (27 March 2025); the consent of Shude High School is void. 扩大合作."),
        (new PartyNamed("cd-shude", "cd-7", null, new Text("成都七中", "No. 7 High School"), Day, null),
            "确定了一方的名称：成都七中（cd-shude）（2025年3月27日）。", "A party was named: No. 7 High School (cd-shude) (27 March 2025)."),
        (new PartyReplaced("cd-qy-edu", Party.OfInstitution("cd-edu", PartyRole.Witness, new Text("成都市教育局")), "机构改革", null, [], null),
            "成都市青羊区教育局由成都市教育局替换（日期不明）。机构改革。", "Qingyang Education Bureau was replaced by 成都市教育局 (day unknown). 机构改革."),
        (new PartyLeft("cq-bashu", "业务调整", Day, ["cd-shude", "cq-bashu"], null),
            "重庆巴蜀中学退出协议（2025年3月27日），成都树德中学、重庆巴蜀中学此前的同意随之失效。业务调整。",
            "Bashu High School left the agreement (27 March 2025); the consent of Shude High School and Bashu High School is void. 业务调整."),
        (new RoleChanged("cd-qy-edu", PartyRole.Witness, PartyRole.ApprovingAuthority, null, Day, []),
            "成都市青羊区教育局由见证方改任批准机关（2025年3月27日）。", "Qingyang Education Bureau changed from a witness to the approving authority (27 March 2025)."),
    ];
}
