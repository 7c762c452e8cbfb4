using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Committing;

internal sealed class CommittingWalk : IWalkCommands, IStepsBeside
{
    private static readonly Gen<string> CommitmentState = Gen.Frequency(
        (5, Gen.Elements(Exchange.Id, NextExchange.Id, "kept")), (1, Gen.Elements(Ownerless.Id, "nothing")));
    private static readonly Gen<string> Who = Gen.Elements(Qingsu, CqWomen, CqWomen, JiangbeiEdu, "nobody");
    private static readonly Gen<Edtf?> When = Gen.Elements(null, Visit, Tomorrow, Edtf.Parse("2025"));
    private static readonly Gen<string> Said = Gen.Elements("", "无", "Chongqing \"Ürümqi\" \U0001F600");

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
        [.. ClaimSpecs.Accepted, .. CarryOnSpecs.Accepted, .. ComeRoundSpecs.Accepted];

    public static Gen<Asked> Any => Gen.OneOf(
        from id in CommitmentState from who in Who select (Asked)Ask.Reassign(id, who),
        from id in CommitmentState from due in When from why in Said select (Asked)Ask.Reschedule(id, due, why),
        from id in CommitmentState from percent in Gen.Choose(-10, 110) from note in Said select (Asked)Ask.Progress(id, percent, null, note),
        from id in CommitmentState from shown in Said from day in When select (Asked)(Ask.Claim(id, shown) with { On = day }),
        from id in CommitmentState from who in Who select (Asked)Ask.Verify(id, who),
        from id in CommitmentState from who in Who from why in Said select (Asked)Ask.RejectClaim(id, who, why),
        from id in CommitmentState
        from who in Gen.OneOf(Who.Select(w => (string?)w), Gen.Constant<string?>(null))
        from why in Said
        select (Asked)Ask.LetOff(id, who, why),
        from days in Gen.Choose(-400, 400) select (Asked)(Ask.Round(Today.AddDays(days)).On(Today.AddDays(300))),
        from guarantee in Gen.Elements("组织领导", "联络机制", "经费保障") from who in Who from day in When select (Asked)Ask.Assign(guarantee, who, day),
        from guarantee in Gen.Elements("组织领导", "联络机制") from note in Said from day in When select (Asked)Ask.Review(guarantee, note, day));
}
