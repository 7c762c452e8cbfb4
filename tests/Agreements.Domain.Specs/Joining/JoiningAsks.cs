using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static AddParty Add(Party party, string? reason = null) => new(Id, party, reason) { By = Coordinator, Today = Today };

    public static NameParty Name(string party, string? institution, string? body = null) =>
        new(Id, party, institution, body, ChanganName) { By = Coordinator, Today = Today };

    public static ReplaceParty Replace(string party, string successor, string reason = "两校合并") =>
        new(Id, party, successor, null, ChanganName, reason) { By = Coordinator, Today = Today };

    public static LeaveAgreement Leave(string party, string reason = "业务调整") => new(Id, party, reason) { By = Coordinator, Today = Today };

    public static ChangeRole Recast(string party, PartyRole role, string? reason = null) => new(Id, party, role, reason) { By = Coordinator, Today = Today };
}
