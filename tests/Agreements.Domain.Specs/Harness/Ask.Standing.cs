using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static SuspendAgreement Suspend(string origin = Qingsu, string reason = "校区搬迁") => new(origin, reason);

    public static ResumeAgreement Resume(string origin = Qingsu, string? note = null) => new(origin, note);

    public static DeclineAgreement Decline(string party = CqWomen, string reason = "暂无条件") => new(party, reason);

    public static WithdrawAgreement Withdraw(string reason = "另行安排") => new(reason);

    public static GiveNotice Notify(string party = CqWomen, DateOnly? effective = null, string reason = "专业调整") =>
        new(party, reason, effective);

    public static RevokeNotice Revoke(string party = CqWomen) => new(party, "继续合作");

    public static TerminateAgreement Terminate() => new("协商一致终止");

    public static ProposeTermination ProposeEnd(string? party = null, string reason = "专业调整") => new(reason, party);

    public static ConsentToTermination ConsentToEnd(string party = Qingsu) => new(party);

    public static DropTermination DropEnd(string? party = null, string reason = "继续合作") => new(reason, party);

    public const string AtOnce = "政策调整";

    public static TerminateAgreement TerminateAtOnce() => new(AtOnce);

    public static Asked EndByNotice(DateOnly? today = null) => new EndByNotice().On(today ?? Today);

    public static Asked Expire(DateOnly? today = null) => new ExpireAgreement().On(today ?? Today);

    public static ArchiveAgreement Archive(string? reason = null) => new(reason);
}
