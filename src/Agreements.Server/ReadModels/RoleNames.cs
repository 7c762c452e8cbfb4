
namespace Agreements.Server.ReadModels;

/// <summary>What people call the roles of parties, within a sentence.</summary>
public static class RoleNames
{
    /// <summary>The role's name in both languages; the English one in lower case with its article.</summary>
    /// <param name="role">The role.</param>
    public static Text Of(PartyRole role) => role switch
    {
        PartyRole.Principal => new("签约主体", "a principal"),
        PartyRole.Initiator => new("发起方", "the initiator"),
        PartyRole.CoLead => new("共同牵头方", "a co-lead"),
        PartyRole.Member => new("成员", "a member"),
        PartyRole.Witness => new("见证方", "a witness"),
        PartyRole.Guide => new("指导方", "a guide"),
        PartyRole.Host => new("承办方", "the host"),
        PartyRole.ApprovingAuthority => new("批准机关", "the approving authority"),
        PartyRole.Beneficiary => new("受益方", "a beneficiary"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };
}
