namespace Agreements.Server.Pages.CommandForms;

/// <summary>What people call what they can do.</summary>
internal static class OperationTexts
{
    private static readonly Dictionary<string, Text> All = new(StringComparer.Ordinal)
    {
        ["proposeAgreement"] = new("提出新协议", "Propose an agreement"), ["adoptPolicy"] = new("改按最新政策办理", "Adopt the newest policy"),
        ["addParty"] = new("增加一方", "Add a party"), ["nameParty"] = new("确定待定方的名称", "Name a party"),
        ["replaceParty"] = new("更换一方", "Replace a party"), ["leaveAgreement"] = new("一方退出", "Record that a party leaves"),
        ["changeRole"] = new("变更角色", "Change a party's role"), ["placeUnder"] = new("列于上级协议之下", "Place under another agreement"),
        ["carryClauses"] = new("承接上级协议的条款", "Carry clauses of the one above"), ["dropClauses"] = new("不再承接条款", "Carry clauses no longer"),
        ["reviseTerms"] = new("修改协议文本", "Revise the text"), ["counterProposeTerms"] = new("提出对案", "Make a counter-proposal"),
        ["restoreTerms"] = new("恢复上次一致的文本", "Restore the text last agreed"), ["consentToTerms"] = new("同意文本", "Consent to the text"),
        ["refuseTerms"] = new("不同意文本", "Refuse the text"), ["advanceToNegotiated"] = new("进入“协商一致”", "Enter 'negotiated'"),
        ["approveAgreement"] = new("审批通过", "Approve"), ["returnApproval"] = new("退回审批", "Return the approval"),
        ["delegateApproval"] = new("委托审批", "Delegate the approval"), ["waiveGuard"] = new("免除一项条件", "Waive a condition"),
        ["revokeWaiver"] = new("撤回免除", "Take a waiver back"), ["recordSignature"] = new("登记签署", "Record a signature"),
        ["attestAsWitness"] = new("见证", "Attest as a witness"), ["recordCeremony"] = new("登记签约仪式", "Record the ceremony"),
        ["advanceToSigned"] = new("进入“已签署”", "Enter 'signed'"), ["withdrawDocument"] = new("撤下文件", "Withdraw a document"),
        ["addCommitment"] = new("增加承诺", "Add a commitment"), ["reassignCommitment"] = new("变更责任方", "Reassign a commitment"),
        ["rescheduleCommitment"] = new("变更期限", "Move a due day"), ["reportProgress"] = new("报告进展", "Report progress"),
        ["claimCommitment"] = new("申报已履行", "Claim that a commitment was kept"), ["verifyCommitment"] = new("核验承诺", "Verify a commitment"),
        ["rejectClaim"] = new("退回申报", "Reject a claim"), ["waiveCommitment"] = new("豁免承诺", "Waive a commitment"),
        ["fulfilCommitment"] = new("登记已履行", "Record that a commitment was kept"), ["comeRound"] = new("生成下一期承诺", "Have recurring commitments come due"),
        ["assignGuarantee"] = new("落实保障事项", "Assign a guarantee"), ["reviewGuarantee"] = new("检查保障事项", "Review a guarantee"),
        ["nameLiaison"] = new("指定联络人", "Name a liaison"), ["startImplementation"] = new("进入“实施中”", "Enter 'implementing'"),
        ["defineIndicator"] = new("设定指标", "Define an indicator"), ["changeTarget"] = new("调整目标", "Change a target"),
        ["measureIndicator"] = new("登记指标数据", "Record a figure"), ["correctMeasurement"] = new("更正指标数据", "Correct a figure"),
        ["closePeriod"] = new("指标关账", "Close a period"), ["reopenPeriod"] = new("重新开账", "Reopen a period"),
        ["recordOutcome"] = new("登记成果", "Record a result"), ["rateAgreement"] = new("评分", "Rate the cooperation"),
        ["advanceToEvaluated"] = new("进入“已评价”", "Enter 'evaluated'"), ["returnToStage"] = new("退回前一阶段", "Go back to an earlier stage"),
        ["suspendAgreement"] = new("暂停", "Suspend"), ["resumeAgreement"] = new("恢复", "Resume"),
        ["declineAgreement"] = new("谢绝参加", "Decline"), ["withdrawAgreement"] = new("撤回协议", "Withdraw the agreement"),
        ["giveNotice"] = new("通知终止", "Give notice"), ["revokeNotice"] = new("撤回终止通知", "Take a notice back"),
        ["proposeTermination"] = new("提议终止", "Propose to end it"), ["consentToTermination"] = new("同意终止", "Consent to end it"),
        ["dropTermination"] = new("放弃或不同意终止", "Drop or refuse the termination"), ["terminateAgreement"] = new("终止", "Terminate"),
        ["archiveAgreement"] = new("归档", "Archive"), ["leaveQuestionOpen"] = new("记下待查问题", "Note an open question"),
        ["answerQuestion"] = new("回答待查问题", "Answer a question"), ["dropQuestion"] = new("放弃待查问题", "Give a question up"),
        ["reportFact"] = new("登记来源的说法", "Report what a source says"), ["resolveContradiction"] = new("裁定不同说法", "Decide a contradiction"),
        ["correctFact"] = new("更正记录", "Correct a fact"), ["updateFact"] = new("更新信息", "Update a fact"),
        ["proposeAmendment"] = new("提出补充协议", "Propose a supplementary agreement"), ["reviseAmendment"] = new("修改补充协议", "Revise it"),
        ["consentToAmendment"] = new("同意补充协议", "Consent to the supplementary agreement"),
        ["refuseAmendment"] = new("不同意补充协议", "Refuse the supplementary agreement"),
        ["signAmendment"] = new("登记补充协议的签署", "Record its signature"), ["adoptAmendment"] = new("补充协议生效", "Adopt the supplementary agreement"),
        ["withdrawAmendment"] = new("撤回补充协议", "Withdraw the supplementary agreement"), ["proposeRenewal"] = new("提出续签", "Propose a renewal"),
        ["recordEngagement"] = new("登记活动", "Record an engagement"), ["rescheduleEngagement"] = new("改期或改址", "Reschedule"),
        ["addParticipant"] = new("增加参加单位", "Add a participant"), ["removeParticipant"] = new("去掉参加单位", "Remove a participant"),
        ["linkEngagement"] = new("关联协议", "Link an agreement"), ["unlinkEngagement"] = new("取消关联", "Unlink an agreement"),
        ["proposeResolution"] = new("提出决议", "Propose a resolution"), ["adoptResolution"] = new("通过决议", "Adopt a resolution"),
        ["dropResolution"] = new("放弃决议", "Drop a resolution"), ["traceResolution"] = new("说明决议的落实", "Say what a resolution led to"),
        ["raiseActionItem"] = new("登记待办", "Raise an action item"), ["finishActionItem"] = new("待办完成", "Finish an action item"),
        ["verifyActionItem"] = new("核验待办", "Verify an action item"), ["rejectActionItem"] = new("退回待办", "Reject an action item"),
        ["dropActionItem"] = new("取消待办", "Drop an action item"), ["carryOverActionItems"] = new("转入后续活动", "Carry action items over"),
        ["makeCommitment"] = new("转为承诺", "Make it a commitment"), ["registerInstitution"] = new("登记单位", "Enter an institution"),
        ["renameInstitution"] = new("单位更名", "Rename the institution"), ["addAlias"] = new("增加别名", "Add an alias"),
        ["removeAlias"] = new("删除别名", "Remove an alias"), ["reclassifyInstitution"] = new("变更单位类别", "Change its kind"),
        ["moveInstitution"] = new("变更地区", "Change its region"), ["placeInstitution"] = new("变更上级单位", "Change what is above it"),
        ["mergeInstitution"] = new("并入另一单位", "Merge into another entry"), ["recordInstitutionFigure"] = new("登记单位数据", "Record a figure of it"),
        ["correctInstitutionFigure"] = new("更正单位数据", "Correct a figure of it"), ["registerBody"] = new("登记常设组织", "Enter a standing body"),
        ["renameBody"] = new("组织更名", "Rename the body"), ["appointChair"] = new("任命牵头单位", "Appoint the chair"),
        ["nameCoLeads"] = new("确定共同牵头单位", "Name the co-leads"), ["admitMember"] = new("成员加入", "Admit a member"),
        ["releaseMember"] = new("成员退出", "Release a member"), ["closeMembership"] = new("成员名单是否完整", "Say whether all members are listed"),
        ["dissolveBody"] = new("撤销组织", "Dissolve the body"), ["recordBodyFigure"] = new("登记组织数据", "Record a figure of it"),
        ["correctBodyFigure"] = new("更正组织数据", "Correct a figure of it"), ["publishPolicy"] = new("发布新政策", "Publish a policy"),
    };

    /// <summary>What an operation is called.</summary>
    /// <param name="operation">Its name in the API.</param>
    public static Text Of(string operation) => All.TryGetValue(operation, out var text) ? text : new Text(operation);

    /// <summary>True when somebody has written what it is called.</summary>
    /// <param name="operation">Its name in the API.</param>
    public static bool Has(string operation) => All.ContainsKey(operation);
}
