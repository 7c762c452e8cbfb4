using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Framing;

/// <summary>The story's agreement with one below it (signed), and one below that (only proposed).</summary>
public sealed class CascadeSpecs : RefusalSpecs<CascadeSpecs>, IRefusalCases
{
    private static readonly Guid Child = new("0195d3a0-0000-7000-8000-000000000004");
    private static readonly Guid Grandchild = new("0195d3a0-0000-7000-8000-000000000005");
    private static readonly Text ProposedTitle = new("专项方案");
    private static readonly Agreement Top = Given(Story.At(Stage.Signed)).State;
    private static readonly Agreement Plan = Agreement.Fold(
        Agreement.Unwritten(Grandchild), [new AgreementProposed(AgreementKind.SpecialPlan, 1, ProposedTitle, Parties, Child, Now, null, null)]);

    private static readonly RelatedState Around = Ask.Around(Top, Ask.Below(Child, Id), Plan, Ask.Framework(Ask.OtherId));

    private static readonly WrongStage Unsigned = new(Stage.Proposed, Stage.Signed, Stage.Implementing, Stage.Evaluated);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("one below is unsigned: nothing happens anywhere", Story.At(Stage.Signed),
            (Ask.TerminateAtOnce() with { Below = [Child, Grandchild] }).Knowing(Around),
            new BelowRefuses(Grandchild, ProposedTitle, [Unsigned])),
        new("the refusals of those below come after its own", Story.At(Stage.Signed),
            (Ask.TerminateAtOnce() with { Below = [Grandchild] }).Knowing(Around).By(Coordinator), new TerminationNotProposed(), new ApproverNeeded(),
                new BelowRefuses(Grandchild, ProposedTitle, [Unsigned])),
        new("one is not below", Story.At(Stage.Signed), (Ask.Suspend() with { Below = [Ask.OtherId] }).Knowing(Around),
            new BelowRefuses(Ask.OtherId, Title, [new NotAbove(Id)])),
        new("one is not there", Story.At(Stage.Signed), (Ask.Suspend() with { Below = [Guid.Empty] }).Knowing(Around),
            new BelowRefuses(Guid.Empty, new Text(Guid.Empty.ToString()), [new AgreementUnknown(Guid.Empty)])),
        new("one below was never suspended with it", Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "搬迁", Now)),
            (Ask.Resume() with { Below = [Child] }).Knowing(Around), new BelowRefuses(Child, Title, [new NotSuspendedBy(QingsuName, null)])),
        new("one below has ended", Story.At(Stage.Signed),
            (Ask.Suspend() with { Below = [Child] }).Knowing(Ask.Around(Top, Ask.Below(Child, Id, new AgreementExpired(Today)))),
            new BelowRefuses(Child, Title, [new NotOpen(Standing.Expired)])),
    ];

    [Fact]
    public void Each_below_gets_its_own_event_with_the_cause()
    {
        Decisions(Ask.Suspend()).ShouldBe([new AgreementSuspended(Qingsu, "校区搬迁", Now, Id)]);
        Decisions(Ask.TerminateAtOnce()).ShouldBe([new AgreementTerminated(Now, "政策调整", TerminationBasis.Above, null, Id)]);
        Given(Story.At(Stage.Signed)).When((Ask.Suspend() with { Below = [Child] }).Knowing(Around)).Then(new AgreementSuspended(Qingsu, "校区搬迁", Now));
    }

    /// <summary>Who decides for the framework need be no party of what is below it.</summary>
    [Fact]
    public void The_origin_need_not_be_bound_below() => Decisions(Ask.Suspend(QingyangEdu)).ShouldBe([new AgreementSuspended(QingyangEdu, "校区搬迁", Now, Id)]);

    [Fact]
    public void Only_what_it_had_brought_about_is_lifted_below()
    {
        var held = Ask.Below(Child, Id, new AgreementSuspended(Qingsu, "自身原因", Now), new AgreementSuspended(Qingsu, "随上级", Now, Id));
        var decisions = Decisions(Ask.Resume(), held);
        decisions.ShouldBe([new AgreementResumed(Qingsu, Now, null, Id)]);
        Agreement.Fold(held, decisions).Standing.ShouldBe(Standing.Suspended);
    }

    [Fact]
    public void Those_below_can_follow_later_than_the_one_above()
    {
        var suspended = Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "校区搬迁", Now));
        Given(suspended).When((Ask.Suspend() with { Below = [Child] }).Knowing(Around)).ThenNothing();
        Decisions(Ask.Suspend()).Count.ShouldBe(1);
    }

    [Fact]
    public void It_asks_for_those_below_and_all_above_them()
    {
        (Ask.Suspend() with { Below = [Child, Grandchild] }).Needs(Top).UpFrom.ShouldBe([Child, Grandchild]);
        (Ask.Suspend() with { Below = [Child] }).ForBelow.Needs(Ask.Below(Child, Id)).UpFrom.ShouldBeEmpty("what is above those below was loaded with them");
    }

    private static List<AgreementEvent> Decisions(ICascading command, Agreement? child = null)
    {
        var (asked, around) = command switch
        {
            SuspendAgreement c => ((ICascading)(c with { Below = [Child, Child] }), Around),
            ResumeAgreement c => (c with { Below = [Child] }, Ask.Around(Top, child!)),
            TerminateAgreement c => (c with { Below = [Child] }, Around),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
        var context = ((Command)asked).Knowing(around).Context;
        return [.. Cascade.DecideBelow(Top, asked, context).SelectMany(d => d.Decision.Events)];
    }
}
