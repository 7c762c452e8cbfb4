namespace Agreements.Server.Pages.CommandForms;

/// <summary>What fields are called: by their name in the JSON, and by that of their owner where one name has several meanings.</summary>
internal static class FieldTexts
{
    private static readonly Dictionary<string, Text> ByName = new(StringComparer.Ordinal)
    {
        ["kind"] = new("类别", "Kind"), ["title"] = new("名称", "Title"), ["name"] = new("名称", "Name"), ["parties"] = new("各方", "Parties"),
        ["id"] = new("编号", "Id"), ["code"] = new("代码", "Code"), ["institution"] = new("单位", "Institution"), ["body"] = new("联盟等常设组织", "Standing body"),
        ["role"] = new("角色", "Role"), ["parent"] = new("上级协议", "Agreement above"), ["on"] = new("日期", "Day"), ["reference"] = new("文号或编号", "Reference"),
        ["terms"] = new("协议文本", "Text"), ["purpose"] = new("宗旨", "Purpose"), ["principles"] = new("原则", "Principles"), ["areas"] = new("合作领域", "Areas"),
        ["clauses"] = new("条款", "Clauses"), ["text"] = new("内容", "Words"), ["guarantees"] = new("保障", "Guarantees"), ["term"] = new("期限", "Period"),
        ["years"] = new("年数", "Years"), ["from"] = new("起始日", "First day"), ["to"] = new("最后一日", "Last day"),
        ["noticeDays"] = new("提前通知天数", "Days of notice"), ["party"] = new("哪一方", "Party"), ["answers"] = new("针对第几稿", "Answers text no."),
        ["digest"] = new("文本", "Text"), ["reason"] = new("理由", "Reason"), ["reasons"] = new("理由", "Reasons"), ["note"] = new("说明", "Note"),
        ["place"] = new("地点", "Place"), ["signature"] = new("签署", "Signature"), ["signatoryTitle"] = new("签署人职务", "Title of the signatory"),
        ["method"] = new("签署方式", "Method"), ["documentDigest"] = new("已签文件", "Signed document"), ["originals"] = new("原件份数", "Number of originals"),
        ["outsideSystem"] = new("在系统外签署", "Signed outside the system"), ["originalAt"] = new("原件存放处", "Where the original is"),
        ["source"] = new("来源", "Source"), ["published"] = new("发布日期", "Published"), ["reliability"] = new("可靠程度", "Reliability"),
        ["witnesses"] = new("在场见证方", "Witnesses present"), ["host"] = new("主持方", "Host"), ["member"] = new("成员单位", "Member"),
        ["commitment"] = new("承诺", "Commitment"), ["owner"] = new("责任方", "Owner"), ["due"] = new("期限", "Due"), ["every"] = new("多久一次", "How often"),
        ["quantity"] = new("数量", "Quantity"), ["value"] = new("数值", "Value"), ["qualifier"] = new("限定", "Qualifier"), ["unit"] = new("单位（英文代号）", "Unit"),
        ["counter"] = new("量词", "Measure word"), ["measure"] = new("衡量办法", "Measure"), ["evidenceNeeded"] = new("须提交的证明", "Evidence needed"),
        ["verifier"] = new("核验方", "Verifier"), ["percent"] = new("完成百分比", "Per cent done"), ["amount"] = new("已完成数量", "Amount done"),
        ["evidence"] = new("证明", "Evidence"), ["documents"] = new("证明文件", "Documents"), ["asOf"] = new("截至", "As of"),
        ["guarantee"] = new("保障事项", "Guarantee"), ["reviewOn"] = new("检查日期", "Review on"), ["nextReview"] = new("下次检查", "Next review"),
        ["indicator"] = new("指标", "Indicator"), ["scope"] = new("范围", "Scope"), ["baseline"] = new("基线", "Baseline"), ["target"] = new("目标", "Target"),
        ["by"] = new("达成期限", "By"), ["period"] = new("时段", "Period"), ["now"] = new("应为", "Should be"), ["was"] = new("原为", "Was"),
        ["why"] = new("为何更正", "Why"), ["fact"] = new("哪一项", "Fact"), ["level"] = new("级别", "Level"), ["scores"] = new("评分", "Scores"),
        ["comment"] = new("评语", "Comment"), ["rater"] = new("评分人", "Rater"), ["recommendation"] = new("建议", "Recommendation"),
        ["origin"] = new("由谁", "By whom"), ["below"] = new("一并适用的下级协议", "Agreements below"), ["effective"] = new("生效日", "Effective"),
        ["document"] = new("文件", "Document"), ["of"] = new("哪份上级协议", "Of which agreement"), ["question"] = new("问题", "Question"),
        ["region"] = new("地区（由大到小，用 / 分隔）", "Region (from large to small, split by /)"), ["aliases"] = new("其他名称", "Other names"),
        ["alias"] = new("其他名称", "Other name"), ["under"] = new("上级单位", "Under"), ["into"] = new("并入", "Merge into"), ["chair"] = new("主席单位", "Chair"),
        ["coLeads"] = new("共同牵头单位", "Co-leads"), ["members"] = new("成员", "Members"), ["membersComplete"] = new("成员已全部列出", "These are all members"),
        ["foundedOn"] = new("成立日期", "Founded on"),
        ["foundedBy"] = new("依据协议（文号）", "Founded by (reference)"),
        ["complete"] = new("成员已全部列出", "These are all members"),
        ["institutions"] = new("单位", "Institutions"), ["figure"] = new("数据", "Figure"), ["participants"] = new("参加单位", "Participants"),
        ["participant"] = new("参加单位", "Participant"), ["agreements"] = new("涉及的协议", "Agreements"), ["agreement"] = new("协议", "Agreement"),
        ["at"] = new("在哪次活动", "At which engagement"), ["item"] = new("行动事项", "Action item"), ["resolution"] = new("决议", "Resolution"),
        ["leastPrincipals"] = new("签约主体最少几个", "Least number of principals"), ["needsApproval"] = new("须经审批", "Needs approval"),
        ["rubric"] = new("评价标准", "Rubric"), ["weight"] = new("权重", "Weight"), ["neededKinds"] = new("须有哪几类单位", "Kinds of institution needed"),
        ["reminders"] = new("提醒", "Reminders"),
        ["days"] = new("提前天数", "Days before"),
        ["noticeEndsForAll"] = new("一方通知即全体终止", "One party's notice ends it for all"),
        ["joining"] = new("加入方", "Joining"), ["leaving"] = new("退出方", "Leaving"), ["number"] = new("第几号", "Number"), ["guard"] = new("条件", "Condition"),
        ["person"] = new("人员", "Person"), ["amendment"] = new("补充协议", "Supplementary agreement"),
        ["step"] = new("第几步", "Step no."), ["account"] = new("账号（不填则凡任此职者）", "Account (whoever holds the role if left out)"),
        ["actionItems"] = new("待办", "Action items"),
        ["stage"] = new("阶段", "Stage"),
        ["approvalSteps"] = new("审批步骤", "Steps of the approval"),
        ["year"] = new("年份", "Year"),
    };

    private static readonly Dictionary<(Type Owner, string Name), Text> ByOwner = new()
    {
        [(typeof(ReturnToStage), "to")] = new("退回到", "Back to"), [(typeof(CarryOverActionItems), "to")] = new("转入哪次活动", "To which engagement"),
        [(typeof(Reminder), "to")] = new("提醒谁", "To whom"), [(typeof(PublishPolicy), "witnesses")] = new("见证要求", "Witness rule"),
        [(typeof(PublishPolicy), "from")] = new("自何日起", "From"), [(typeof(LinkEngagement), "id")] = new("协议", "Agreement"),
        [(typeof(AddParticipant), "code")] = new("参加单位", "Participant"), [(typeof(LeaveQuestionOpen), "text")] = new("问题", "Question"),
        [(typeof(AnswerQuestion), "text")] = new("答案", "Answer"), [(typeof(UpdateFact), "now")] = new("现为", "Is now"),
        [(typeof(CorrectMeasurement), "now")] = new("应为", "Should be"),
        [(typeof(ProposeRenewal), "parties")] = new("各方（不填则同原协议）", "Parties (those of this one if left out)"),
        [(typeof(ResumeAgreement), "origin")] = new("由谁恢复", "Who resumes it"), [(typeof(SuspendAgreement), "origin")] = new("由谁暂停", "Who suspends it"),
        [(typeof(WaiveGuard), "party")] = new("仅对哪一方（不填则对全体）", "Only for which party (for all if left out)"),
        [(typeof(RevokeWaiver), "party")] = new("仅对哪一方", "Only for which party"),
    };

    /// <summary>The name of a field.</summary>
    /// <param name="field">The field.</param>
    public static Text Of(Field field) => ByOwner.TryGetValue((field.Owner, field.Name), out var own) ? own : Of(field.Name);

    /// <summary>The name of a parameter of a route.</summary>
    /// <param name="name">Its name.</param>
    public static Text Of(string name) => ByName.TryGetValue(name, out var text) ? text : new Text(name);

    /// <summary>True when somebody has written a name for it.</summary>
    /// <param name="field">The field.</param>
    public static bool Has(Field field) => ByOwner.ContainsKey((field.Owner, field.Name)) || ByName.ContainsKey(field.Name);
}
