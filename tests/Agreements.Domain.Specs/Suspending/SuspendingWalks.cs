using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Suspending;

/// <summary>Suspending and resuming: accepted once each, and thrown into the walks.</summary>
internal sealed class SuspendingWalks : IWalkCommands, IStepsBeside
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed), new(Ask.Suspend(), new AgreementSuspended(Qingsu, "校区搬迁", Now))),
        (Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "校区搬迁", Now)), new(Ask.Resume(), new AgreementResumed(Qingsu, Now, null))),
    ];

    public static Gen<Asked> Any => Gen.Frequency(
        (1, from who in Gen.Elements(Qingsu, CqWomen, QingyangEdu, Changan) from why in Gen.Elements("校区搬迁", "", "疫情") select (Asked)Ask.Suspend(who, why)),
        (4, from who in Gen.Elements(Qingsu, CqWomen, QingyangEdu) from said in Gen.Elements(null, "恢复") select (Asked)Ask.Resume(who, said)));
}
