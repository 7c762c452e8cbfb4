using Agreements.Server.Storage;

namespace Agreements.Server.Queries.Activities;

/// <summary>What people call what can happen: the frozen names of events, in Chinese, with the family that each is of.</summary>
public static class HappeningNames
{
    private const string Written =
        """
        agreement-proposed 提出协议; policy-adopted 适用新版办法; terms-revised 提交条款文本; terms-consented 同意条款; terms-refused 拒绝条款
        terms-restored 恢复条款; agreement-negotiated 协商一致; agreement-approved 批准; approval-returned 退回审批; approval-delegated 委托审批
        guard-waived 免除条件; waiver-revoked 收回豁免; signature-recorded 登记签署; witness-attested 见证签署; ceremony-recorded 登记签约仪式
        agreement-signed 签署完成; commitment-added 增列承诺; commitment-fulfilled 承诺完成; commitment-reassigned 改派承诺; commitment-rescheduled 承诺改期
        progress-reported 报告进展; commitment-claimed 申报完成; commitment-verified 核实完成; claim-rejected 退回申报; commitment-waived 豁免承诺
        commitment-came-round 承诺进入下一期; guarantee-assigned 落实保障事项; guarantee-reviewed 检查保障事项; liaison-named 确定联络人
        implementation-started 开始实施; outcome-recorded 登记成果; agreement-rated 评分; agreement-evaluated 评估完成; agreement-returned 退回阶段
        question-left-open 留存疑问; question-answered 解答疑问; question-dropped 撤回疑问; fact-reported 他源另述; contradiction-resolved 裁定矛盾
        party-added 增加一方; party-named 补定一方; party-replaced 更换一方; party-left 一方退出; role-changed 变更角色; document-attached 文件存档
        document-withdrawn 撤下文件; agreement-suspended 中止; agreement-resumed 恢复; agreement-declined 未获同意; agreement-withdrawn 撤回协议
        termination-noticed 通知终止; notice-revoked 撤回终止通知; agreement-terminated 终止; termination-proposed 提议终止; termination-consented 同意终止
        termination-dropped 撤回终止提议; agreement-expired 到期; agreement-reopened 重新开启; agreement-archived 归档; amendment-proposed 提出补充协议
        amendment-consented 同意补充协议; amendment-refused 拒绝补充协议; amendment-revised 修改补充协议; amendment-signed 签署补充协议
        amendment-scheduled 补充协议待生效; amendment-adopted 补充协议生效; amendment-withdrawn 撤回补充协议; fact-corrected 更正事实
        fact-update-scheduled 事实待更新; fact-updated 更新事实; renewal-proposed 提出续签; successor-signed 续签协议已签; agreement-superseded 由续签取代
        supersession-lifted 解除取代; placed-under 列于上级协议之下; clauses-carried 承接条款; clauses-dropped 不再承接条款; indicator-defined 设定指标
        target-changed 变更目标; indicator-measured 指标测量; measurement-corrected 更正测量; period-closed 关闭期间; period-reopened 重开期间
        institution-registered 登记单位; institution-supplemented 补充单位资料; institution-renamed 单位更名; alias-added 增加别名; alias-removed 去除别名
        institution-reclassified 变更单位类别; institution-moved 变更所在地; institution-placed 变更隶属; institution-said-otherwise 单位另有说法
        institution-merged 单位合并; duplicate-taken-over 并入重复条目; institution-figure-recorded 登记单位数据; institution-figure-corrected 更正单位数据
        body-registered 登记常设组织; body-described 更新常设组织资料; body-renamed 常设组织更名; chair-appointed 确定主席单位; co-leads-named 确定联合牵头单位
        member-joined 成员加入; member-left 成员退出; membership-stated 说明成员情况; body-dissolved 常设组织撤销; body-figure-recorded 登记常设组织数据
        body-figure-corrected 更正常设组织数据; engagement-recorded 登记活动; engagement-rescheduled 活动改期; participant-added 增加参加单位
        participant-removed 去除参加单位; engagement-linked 关联协议; engagement-unlinked 取消关联; resolution-proposed 提出决议; resolution-adopted 通过决议
        resolution-dropped 搁置决议; action-item-raised 提出待办; action-item-became-commitment 待办转为承诺; action-item-carried-over 待办结转
        action-item-done 待办完成; action-item-dropped 取消待办; action-item-claimed 申报待办完成; action-item-verified 核实待办; action-item-rejected 退回待办
        resolution-traced 决议落实; traced-to-engagement 源自活动; policy-published 发布办法
        """;

    private static readonly Dictionary<string, string> Chinese = Written.Split(';', '\n').Select(w => w.Trim().Split(' '))
        .ToDictionary(w => w[0], w => w[1], StringComparer.Ordinal);

    private static readonly (Type Family, Text Name)[] Families =
    [
        (typeof(AgreementEvent), new("协议", "Agreements")), (typeof(EngagementEvent), new("活动", "Engagements")),
        (typeof(InstitutionEvent), new("单位", "Institutions")), (typeof(BodyEvent), new("常设组织", "Standing bodies")),
        (typeof(PolicyEvent), new("办法", "Policies")),
    ];

    /// <summary>Everything that can happen by family, each with its frozen name, in the order of the table of these names.</summary>
    public static IReadOnlyList<(Text Family, IReadOnlyList<(string Type, Text Name)> All)> ByFamily { get; } =
    [
        .. Families.Select(f => (f.Name, (IReadOnlyList<(string, Text)>)
            [.. EventNames.All.Where(e => f.Family.IsAssignableFrom(e.Key)).Select(e => (e.Value, Of(e.Value)))])),
    ];

    /// <summary>What people call it: one of another release by its frozen name.</summary>
    /// <param name="type">Its frozen name.</param>
    public static Text Of(string type)
    {
        var plain = type.Replace('-', ' ');
        return Chinese.TryGetValue(type, out var zh) ? new Text(zh, plain) : new Text(type, plain);
    }
}
