
namespace Agreements.Server.Tests.Queries;

internal sealed class StandingSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new AgreementSuspended("cd-shude", "校区搬迁", Day), "成都树德中学暂停了协议（2025年3月27日），理由：校区搬迁。",
            "Shude High School suspended the agreement (27 March 2025): 校区搬迁."),
        (new AgreementSuspended("cd-edu", "疫情", null, Guid.Empty),
            "cd-edu暂停了协议（日期不明），随上级协议，理由：疫情。", "cd-edu suspended the agreement (day unknown), with the agreement above: 疫情."),
        (new AgreementResumed("cd-shude", Day, null), "成都树德中学恢复了协议（2025年3月27日）。", "Shude High School resumed the agreement (27 March 2025)."),
        (new AgreementResumed("cd-shude", Day, "已搬完", Guid.Empty),
            "成都树德中学恢复了协议（2025年3月27日），随上级协议：已搬完。", "Shude High School resumed the agreement (27 March 2025), with the agreement above: 已搬完."),
        (new AgreementDeclined("cq-bashu", "暂无条件", Day), "重庆巴蜀中学婉拒参加（2025年3月27日），理由：暂无条件。", "Bashu High School declined to take part (27 March 2025): 暂无条件."),
        (new AgreementWithdrawn("cd-qy-edu", "另行安排", Day),
            "成都市青羊区教育局撤回了协议（2025年3月27日），理由：另行安排。", "Qingyang Education Bureau took the agreement back (27 March 2025): 另行安排."),
        (new TerminationNoticed("cq-bashu", "专业调整", Day, new DateOnly(2025, 5, 1)),
            "重庆巴蜀中学发出终止通知（2025年3月27日），自2025年5月1日起生效，理由：专业调整。", "Bashu High School gave notice (27 March 2025), to take effect on 1 May 2025: 专业调整."),
        (new NoticeRevoked("cq-bashu", null, Day), "重庆巴蜀中学撤回了终止通知（2025年3月27日）。", "Bashu High School took its notice back (27 March 2025)."),
        (new AgreementTerminated(Day, "政策调整", TerminationBasis.Consent),
            "协议终止（2025年3月27日），经各方一致同意，理由：政策调整。", "The agreement was terminated (27 March 2025), as all principals agreed: 政策调整."),
        (new AgreementTerminated(Day, "政策调整", TerminationBasis.Immediate),
            "协议终止（2025年3月27日），由主管领导即时决定，理由：政策调整。", "The agreement was terminated (27 March 2025), at once, by decision of the bureau: 政策调整."),
        (new AgreementTerminated(Day, "专业调整", TerminationBasis.Notice, "cq-bashu"),
            "协议终止（2025年3月27日），重庆巴蜀中学的终止通知生效，理由：专业调整。",
            "The agreement was terminated (27 March 2025), as the notice of Bashu High School took effect: 专业调整."),
        (new AgreementTerminated(Day, "政策调整", TerminationBasis.Above, null, Guid.Empty),
            "协议终止（2025年3月27日），随上级协议终止，理由：政策调整。", "The agreement was terminated (27 March 2025), with the agreement above: 政策调整."),
        (new AgreementTerminated(null, "政策调整", TerminationBasis.Recorded, null, null, Report),
            "协议终止（日期不明），据《成渝教育合作报道》，理由：政策调整。", "The agreement was terminated (day unknown), according to '成渝教育合作报道': 政策调整."),
        (new AgreementExpired(new DateOnly(2028, 3, 27)), "协议到期，最后一天为2028年3月27日。", "The agreement expired; its last day was 27 March 2028."),
        (new AgreementReopened(new DateOnly(2034, 12, 31)), "协议恢复有效：经更正或补充，最后一天为2034年12月31日。",
            "The agreement is open again: by what has come to light its last day is 31 December 2034."),
        (new AgreementReopened(null), "协议恢复有效：最后一天并不确定。", "The agreement is open again: its last day is not certain."),
        (new TerminationProposed("专业调整", "cq-bashu", Day), "重庆巴蜀中学提议终止协议（2025年3月27日），理由：专业调整。",
            "Bashu High School proposed to end the agreement (27 March 2025): 专业调整."),
        (new TerminationProposed("专业调整", null, Day), "提议终止协议（2025年3月27日），理由：专业调整。",
            "It was proposed to end the agreement (27 March 2025): 专业调整."),
        (new TerminationConsented("cd-shude", Day), "成都树德中学同意终止协议（2025年3月27日）。", "Shude High School consented to end the agreement (27 March 2025)."),
        (new TerminationDropped("愿继续合作", "cd-shude", Day), "成都树德中学不同意终止协议（2025年3月27日），理由：愿继续合作。",
            "Shude High School refused to end the agreement (27 March 2025): 愿继续合作."),
        (new TerminationDropped("改为续签", null, Day), "终止提议撤销（2025年3月27日），理由：改为续签。",
            "The proposal to end the agreement was dropped (27 March 2025): 改为续签."),
        (new AgreementArchived("办结", Day), "协议归档（2025年3月27日）：办结。", "The agreement was put into the archive (27 March 2025): 办结."),
    ];
}
