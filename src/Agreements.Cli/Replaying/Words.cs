using Agreements.Server.Localization;

namespace Agreements.Cli.Replaying;

/// <summary>What people call roles, and how days and amounts read.</summary>
internal static class Words
{
    public static Text Of(PartyRole role) => role switch
    {
        PartyRole.Principal => new("签约主体", "principal"),
        PartyRole.Initiator => new("发起方", "initiator"),
        PartyRole.CoLead => new("共同牵头方", "co-lead"),
        PartyRole.Member => new("参与方", "member"),
        PartyRole.Witness => new("见证方", "witness"),
        PartyRole.Guide => new("指导方", "guide"),
        PartyRole.Host => new("承办方", "host"),
        PartyRole.ApprovingAuthority => new("审批机关", "approving authority"),
        _ => new("受益方", "beneficiary"),
    };

    public static Text Of(CanMeet who) => who switch
    {
        CanMeet.Party => new("该方", "the party"),
        CanMeet.Coordinator => new("协调员", "a coordinator"),
        _ => new("审批人", "an approver"),
    };

    public static Text Day(Edtf? day) => day is null ? new("日期不详", "day unknown") : new(day.Value);

    public static Text Amount(Quantity quantity) => new(Quantities.In(quantity, UiLanguage.Chinese), Quantities.In(quantity, UiLanguage.English));


    public static Text Join(Text first, Text second, string zh = "，", string en = ", ") =>
        new($"{first.Zh}{zh}{second.Zh}", $"{first.EnOrZh}{en}{second.EnOrZh}");
}
