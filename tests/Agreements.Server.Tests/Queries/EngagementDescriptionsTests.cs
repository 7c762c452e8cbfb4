using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.Queries;

public sealed class EngagementDescriptionsTests
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly Guid Other = new("0195d3a0-0000-7000-8000-000000000002");
    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    private static readonly (EngagementEvent Happened, string Zh, string En)[] Expected =
    [
        (new EngagementRecorded(EngagementKind.Visit, new("赴江北考察", "Visit to Jiangbei"), Edtf.Parse("2025-03-27"), "重庆", ["qingsu"], [], null, Report),
            "据《成渝教育合作报道》，考察“赴江北考察”（2025年3月27日），地点重庆，参加方1个。", "According to '成渝教育合作报道': visit 'Visit to Jiangbei' (27 March 2025), 重庆; 1 participant."),
        (new EngagementRescheduled(null, "成都", "天气原因"), "改期或改址（日期不明），地点成都：天气原因。", "It was rescheduled (day unknown), to 成都: 天气原因."),
        (new ParticipantAdded("changan"), "changan也参加。", "changan took part too."),
        (new ParticipantRemoved("changan", "未到场"), "changan未参加：未到场。", "changan did not take part: 未到场."),
        (new EngagementLinked(Other), $"与协议 {Other} 相关。", $"It was about the agreement {Other} too."),
        (new EngagementUnlinked(Other, "无关"), $"与协议 {Other} 无关：无关。", $"It was not about the agreement {Other}: 无关."),
        (new ResolutionProposed("group", new("成立工作组"), null), "提出决议：成立工作组。", "A resolution was put forward: 成立工作组."),
        (new ResolutionAdopted("group", Edtf.Parse("2025-09"), Other, null), $"通过决议（2025年9月），在后续的活动 {Other} 上：成立工作组。",
            $"A resolution was adopted (September 2025) later, at the engagement {Other}: 成立工作组."),
        (new ResolutionDropped("group", "已无必要"), "放弃决议“成立工作组”，理由：已无必要。", "The resolution '成立工作组' was given up: 已无必要."),
        (new ActionItemRaised("back", new("回访", "Return visit"), "changan", Edtf.Parse("2025-12"), null, null),
            "登记待办“回访”，由changan负责，期限2025年12月。", "An action item was raised: 'Return visit'; owner changan; due December 2025."),
        (new ActionItemRaised("more", new("再访"), null, null, Other, null), $"承接活动 {Other} 的待办“再访”，责任方未定。",
            $"An action item was taken over from the engagement {Other}: '再访'; no owner yet."),
        (new ActionItemRaised("report", new("提交报告", "Report"), "changan", null, null, null, "qingsu", "group"),
            "登记待办“提交报告”，由changan负责，由qingsu核验。", "An action item was raised: 'Report'; owner changan; verifier qingsu."),
        (new ActionItemClaimed("report", Edtf.Parse("2025-11-20"), "报告"), "待办“提交报告”申报完成（2025年11月20日），待核验：报告。",
            "The action item 'Report' is said to be done (20 November 2025) and waits to be verified: 报告."),
        (new ActionItemRejected("report", "qingsu", "缺附件", Edtf.Parse("2025-11-21")), "qingsu退回待办“提交报告”的完成申报（2025年11月21日）：缺附件。",
            "qingsu did not confirm that the action item 'Report' was done (21 November 2025): 缺附件."),
        (new ActionItemVerified("report", "qingsu", null, Edtf.Parse("2025-11-24")), "qingsu核验待办“提交报告”已完成（2025年11月24日）。",
            "qingsu verified that the action item 'Report' was done (24 November 2025)."),
        (new ResolutionTraced("group", ["back", "report"], null), "决议“成立工作组”落实为待办“回访”、“提交报告”。",
            "The resolution '成立工作组' led to the action items 'Return visit' and 'Report'."),
        (new ResolutionTraced("group", null, new LedTo(Other, "back", Stage.Implementing)),
            $"决议“成立工作组”落实为协议 {Other} 的承诺“back”、协议 {Other} 的“实施中”阶段。",
            $"The resolution '成立工作组' led to the commitment 'back' of the agreement {Other} and the stage 'implementing' of the agreement {Other}."),
        (new ActionItemBecameCommitment("back", Other, "back"), $"待办“回访”转为协议 {Other} 的承诺。",
            $"The action item 'Return visit' became a commitment of the agreement {Other}."),
        (new ActionItemCarriedOver("back", Other), $"待办“回访”转由后续的活动 {Other} 跟进。",
            $"The action item 'Return visit' was carried over to the engagement {Other}."),
        (new ActionItemDone("back", Edtf.Parse("2025-11-20"), "照片"), "待办“回访”完成（2025年11月20日）：照片。",
            "The action item 'Return visit' was done (20 November 2025): 照片."),
        (new ActionItemDropped("back", "已无必要"), "待办“回访”取消：已无必要。", "The action item 'Return visit' was given up: 已无必要."),
    ];

    [Fact]
    public void Every_event_of_an_engagement_is_told_in_both_languages()
    {
        var state = Engagement.Unwritten(Id);
        foreach (var (happened, zh, en) in Expected)
        {
            state = Engagement.Evolve(state, happened);
            var after = state;
            var said = EngagementDescriptions.Of(happened, after, Naming.ByReference);
            (said.Zh, said.EnOrZh).ShouldBe((zh, en));
            AskedNames.Of(naming => EngagementDescriptions.Of(happened, after, naming)).ShouldBeSubsetOf(Reference.In(happened), happened.GetType().Name);
        }

        Expected.Select(e => e.Happened.GetType()).Distinct()
            .ShouldBe(EventNames.All.Keys.Where(t => t.IsAssignableTo(typeof(EngagementEvent))), ignoreOrder: true);
    }
}
