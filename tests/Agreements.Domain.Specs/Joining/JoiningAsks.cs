using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static AddParty Add(Party party, string? reason = null) => new(party.Role, party.Name, party.Institution, party.Body, party.Id, reason);

    public static NameParty Name(string party, string? institution, string? body = null) =>
        new(party, ChanganName, institution, body);

    public static ReplaceParty Replace(string party, string successor, string reason = "两校合并") =>
        new(party, ChanganName, reason, successor);

    public static LeaveAgreement Leave(string party, string reason = "业务调整") => new(party, reason);

    public static ChangeRole Recast(string party, PartyRole role, string? reason = null) => new(party, role, reason);
}
