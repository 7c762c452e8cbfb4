using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

/// <summary>Each command that closes an agreement or prepares it, accepted.</summary>
internal sealed class ClosingSteps : IStepsBeside
{
    private static readonly IReadOnlyList<AgreementEvent> Signed = Story.At(Stage.Signed);
    private static readonly DateOnly May = new(2025, 4, 27);
    private static readonly TerminationNoticed Noticed = new(CqWomen, "专业调整", Now, May);

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Proposed), new(Ask.Decline(), new AgreementDeclined(CqWomen, "暂无条件", Now))),
        (Story.At(Stage.Proposed), new(Ask.Withdraw(), new AgreementWithdrawn(QingyangEdu, "另行安排", Now))),
        (Signed, new(Ask.Notify(), Noticed)),
        (Signed.And(Noticed), new(Ask.Revoke(), new NoticeRevoked(CqWomen, "继续合作", Now))),
        (Signed, new(Ask.ProposeEnd(CqWomen), new TerminationProposed("专业调整", CqWomen, Now))),
        (Signed.And(new TerminationProposed("专业调整", CqWomen, Now)), new(Ask.ConsentToEnd(), new TerminationConsented(Qingsu, Now))),
        (Signed.And(new TerminationProposed("专业调整", CqWomen, Now)), new(Ask.DropEnd(), new TerminationDropped("继续合作", null, Now))),
        (Signed, new(Ask.TerminateAtOnce(), new AgreementTerminated(Now, "政策调整", TerminationBasis.Immediate))),
        (Signed.And(Noticed), new(Ask.EndByNotice(May), new AgreementTerminated(Edtf.Day(May), "专业调整", TerminationBasis.Notice, CqWomen))),
        (Signed, new(Ask.Expire(new DateOnly(2028, 3, 28)), new AgreementExpired(new DateOnly(2028, 3, 27)))),
        (Story.At(Stage.Evaluated), new(Ask.Archive("办结"), new AgreementArchived("办结", Now))),
    ];
}
