using Agreements.Server.Localization;
using Agreements.Server.Queries.Descriptions;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What the words of the domain are called where somebody chooses one of them.</summary>
internal static class EnumTexts
{
    /// <summary>What a word is called; its own name where nobody has written one.</summary>
    /// <param name="word">The word.</param>
    public static Text Of(Enum word) => word switch
    {
        Stage w => StageNames.Of(w),
        AgreementKind w => Names.Of(w),
        PartyRole w => Names.Of(w),
        OutcomeLevel w => Names.Of(w),
        Grade w => Names.Of(w),
        Recommendation w => Names.Of(w),
        Recurrence w => Names.Of(w),
        SigningMethod w => Names.Of(w),
        Reliability w => Names.Of(w),
        CanMeet w => Names.Of(w),
        InstitutionKind w => InstitutionKindNames.Of(w),
        BodyKind w => BodyKindNames.Of(w),
        EngagementKind w => EngagementDescriptions.Kind(w),
        ActingRole w => NotPermitted.NameOf(w),
        DocumentKind w => DocumentNames.Of(w),
        Qualifier w => Of(w),
        WitnessRule w => Of(w),
        ApprovalAt w => Of(w),
        TerminationBasis w => Of(w),
        _ => new Text(word.ToString()),
    };

    private static Text Of(Qualifier word) => word switch
    {
        Qualifier.AtLeast => new("至少（余）", "at least"),
        Qualifier.JustUnder => new("近", "nearly"),
        Qualifier.About => new("约", "about"),
        _ => new("恰为", "exactly"),
    };

    private static Text Of(WitnessRule word) => word switch
    {
        WitnessRule.EachNamed => new("每个列名的见证方", "each witness named"),
        WitnessRule.Any => new("任一见证方", "any witness"),
        WitnessRule.Collective => new("见证方集体", "the witnesses collectively"),
        _ => new("无须见证", "none"),
    };

    private static Text Of(ApprovalAt word) => word switch
    {
        ApprovalAt.Own => new("本局", "the agreement's own bureau"),
        ApprovalAt.Above => new("上一级", "the institution above"),
        _ => new("指定单位", "a named institution"),
    };

    private static Text Of(TerminationBasis word) => word switch
    {
        TerminationBasis.Consent => new("协商一致", "by consent"),
        TerminationBasis.Immediate => new("即行终止", "at once"),
        TerminationBasis.Notice => new("通知到期", "by notice"),
        TerminationBasis.Above => new("随上级协议", "with the one above"),
        _ => new("据来源", "as a source tells"),
    };
}
