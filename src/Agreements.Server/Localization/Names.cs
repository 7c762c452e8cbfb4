
namespace Agreements.Server.Localization;

/// <summary>What people call the members of the domain's enumerations, and the codes of its guards.</summary>
internal static class Names
{
    public static Text Of(Stage stage) => stage switch
    {
        Stage.Proposed => new("提出", "Proposed"),
        Stage.Negotiated => new("协商一致", "Negotiated"),
        Stage.Signed => new("已签署", "Signed"),
        Stage.Implementing => new("实施中", "Implementing"),
        _ => new("已评估", "Evaluated"),
    };

    public static Text Of(AgreementKind kind) => kind switch
    {
        AgreementKind.Framework => new("框架协议", "Framework agreement"),
        AgreementKind.ActionPlan => new("行动计划", "Action plan"),
        AgreementKind.SpecialPlan => new("专项方案", "Special plan"),
        AgreementKind.FriendshipSchool => new("友好学校", "Friendship schools"),
        AgreementKind.SchoolEnterprise => new("校企合作", "School and enterprise"),
        AgreementKind.AllianceCharter => new("联盟章程", "Alliance charter"),
        AgreementKind.Consortium => new("产教联合体", "Consortium"),
        AgreementKind.Aid => new("对口帮扶", "Paired aid"),
        AgreementKind.ConstructionProject => new("建设项目", "Construction project"),
        _ => new("认定", "Designation"),
    };

    public static Text Of(PartyRole role) => role switch
    {
        PartyRole.Principal => new("签约主体", "Principal"),
        PartyRole.Initiator => new("发起方", "Initiator"),
        PartyRole.CoLead => new("共同牵头方", "Co-lead"),
        PartyRole.Member => new("成员", "Member"),
        PartyRole.Witness => new("见证方", "Witness"),
        PartyRole.Guide => new("指导方", "Guide"),
        PartyRole.Host => new("承办方", "Host"),
        PartyRole.ApprovingAuthority => new("批准机关", "Approving authority"),
        _ => new("受益方", "Beneficiary"),
    };

    public static Text Of(CanMeet who) => who switch
    {
        CanMeet.Party => new("当事方", "the party"),
        CanMeet.Coordinator => new("协调员", "a coordinator"),
        _ => new("审批人", "an approver"),
    };

    /// <summary>The one who is next to approve, such as the approver of a bureau.</summary>
    public static Text Of(NextToApprove next)
    {
        var role = NotPermitted.NameOf(next.Role);
        return new Text($"{next.Name.Zh}的{role.Zh}", $"the {role.En} of {next.Name.EnOrZh}");
    }

    public static Text Of(OutcomeLevel level) => level switch
    {
        OutcomeLevel.National => new("国家级", "National"),
        OutcomeLevel.Provincial => new("省级", "Provincial"),
        OutcomeLevel.Municipal => new("市级", "Municipal"),
        _ => new("区县级", "District"),
    };

    public static Text Of(Grade grade) => grade switch
    {
        Grade.Excellent => new("优秀", "Excellent"),
        Grade.Good => new("良好", "Good"),
        Grade.Sufficient => new("合格", "Sufficient"),
        _ => new("不合格", "Insufficient"),
    };

    public static Text Of(Recommendation next) => next switch
    {
        Recommendation.Renew => new("建议续签", "Renew"),
        Recommendation.RenewWithChanges => new("建议调整后续签", "Renew with changes"),
        _ => new("建议到期终止", "Let it lapse"),
    };

    public static Text Of(Recurrence every) => every switch
    {
        Recurrence.Year => new("每年", "every year"),
        Recurrence.SchoolYear => new("每学年", "every school year"),
        _ => new("每季度", "every quarter"),
    };

    public static Text Of(SigningMethod method) => method switch
    {
        SigningMethod.Seal => new("盖章", "seal"),
        SigningMethod.WetInk => new("亲笔签名", "by hand"),
        _ => new("电子签名", "electronic"),
    };

    public static Text Of(Reliability reliability) => reliability switch
    {
        Reliability.Official => new("官方发布", "official"),
        Reliability.Press => new("媒体报道", "press"),
        _ => new("传闻", "hearsay"),
    };

    /// <summary>What a waivable guard is about; the code itself for a guard of a later release.</summary>
    public static Text OfGuard(string code) => code switch
    {
        "witness-missing" => new("见证", "witness"),
        "document-or-ceremony-missing" => new("签署文件或仪式", "document or ceremony"),
        "results-list-missing" => new("标志性成果清单", "list of results"),
        "rating-missing" => new("评分", "rating"),
        "indicator-open" => new("指标关账", "closing of indicators"),
        _ => new(code),
    };
}
