using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static SuspendAgreement Suspend(string origin = Qingsu, string reason = "校区搬迁") => new(Id, origin, reason) { By = Coordinator, Today = Today };

    public static ResumeAgreement Resume(string origin = Qingsu, string? note = null) => new(Id, origin, note) { By = Coordinator, Today = Today };

    public static DeclineAgreement Decline(string party = CqWomen, string reason = "暂无条件") => new(Id, party, reason) { By = Coordinator, Today = Today };

    public static WithdrawAgreement Withdraw(string reason = "另行安排") => new(Id, reason) { By = Coordinator, Today = Today };

    public static GiveNotice Notify(string party = CqWomen, DateOnly? effective = null, string reason = "专业调整") =>
        new(Id, party, reason, effective) { By = Coordinator, Today = Today };

    public static RevokeNotice Revoke(string party = CqWomen) => new(Id, party, "继续合作") { By = Coordinator, Today = Today };

    public static TerminateAgreement Terminate(params IReadOnlyList<string> agreed) => new(Id, "协商一致终止", agreed) { By = Coordinator, Today = Today };

    public static TerminateAgreement TerminateAtOnce() => new(Id, "政策调整") { By = Approver, Today = Today };

    public static EndByNotice EndByNotice(DateOnly? today = null) => new(Id) { By = Coordinator, Today = today ?? Today };

    public static ExpireAgreement Expire(DateOnly? today = null) => new(Id) { By = Coordinator, Today = today ?? Today };

    public static ArchiveAgreement Archive(string? reason = null) => new(Id, reason) { By = Coordinator, Today = Today };
}
