using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Suspending;

public sealed class SuspendSpecs : RefusalSpecs<SuspendSpecs>, IRefusalCases
{
    private static readonly AgreementSuspended ByFirst = new(Qingsu, "校区搬迁", Now);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("by a party that is not bound", Story.At(Stage.Signed), Ask.Suspend(Changan), new NotPrincipal(Changan, ChanganName)),
        new("by nobody known", Story.At(Stage.Signed), Ask.Suspend("nobody"), new PartyUnknown("nobody")),
        new("by a witness's bureau that is not the acting one", Story.At(Stage.Signed), Ask.Suspend(JiangbeiEdu),
            new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("a representative acts for no bureau", Story.At(Stage.Signed),
            Ask.Suspend(QingyangEdu).By(Coordinator with { Role = ActingRole.Representative }), new NotPrincipal(QingyangEdu, QingyangEduName)),
        new("a proposal is withdrawn, not suspended", Story.At(Stage.Proposed), Ask.Suspend(),
            new WrongStage(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing)),
        new("what is evaluated is over", Story.At(Stage.Evaluated), Ask.Suspend(),
            new WrongStage(Stage.Evaluated, Stage.Negotiated, Stage.Signed, Stage.Implementing)),
        new("no reason", Story.At(Stage.Signed), Ask.Suspend(Qingsu, " "), new ReasonMissing()),
        new("again for another reason", Story.At(Stage.Signed).And(ByFirst), Ask.Suspend(Qingsu, "另有原因"), new AlreadySuspended(QingsuName, "校区搬迁")),
        new("what is terminated", Story.At(Stage.Signed).And(new AgreementTerminated(Now, "完", TerminationBasis.Immediate)), Ask.Suspend(),
            new NotOpen(Standing.Terminated)),
        new("nothing else happens meanwhile", Story.Before(Stage.Implementing).And(ByFirst), Ask.Start(), new NotOpen(Standing.Suspended)),
    ];

    [Theory]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.Implementing)]
    public void Any_principal_suspends_what_all_have_agreed_to(Stage stage)
    {
        var after = Given(Story.At(stage)).When(Ask.Suspend()).Then(ByFirst);
        (after.Standing, after.Stage).ShouldBe((Standing.Suspended, stage));
    }

    [Fact]
    public void The_acting_bureau_suspends_though_it_is_not_bound() =>
        Given(Story.At(Stage.Signed)).When(Ask.Suspend(QingyangEdu)).Then(new AgreementSuspended(QingyangEdu, "校区搬迁", Now)).Standing
            .ShouldBe(Standing.Suspended);

    [Fact]
    public void What_a_source_tells_is_recorded_as_told_with_no_day_made_up() =>
        Given(Story.At(Stage.Signed)).When(Ask.Suspend("nobody") with { Source = Press }).Then(new AgreementSuspended("nobody", "校区搬迁", null, null, Press));

    [Fact]
    public void Two_may_suspend_and_each_is_on_record()
    {
        var after = Given(Story.At(Stage.Signed).And(ByFirst)).When(Ask.Suspend(CqWomen)).Then(new AgreementSuspended(CqWomen, "校区搬迁", Now));
        after.ActiveSuspensions.Select(s => s.Origin).ShouldBe([Qingsu, CqWomen]);
    }
}

public sealed class ResumeSpecs : RefusalSpecs<ResumeSpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> ByBoth =
        Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "搬迁", Now), new AgreementSuspended(CqWomen, "疫情", Now));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("who never suspended it does not resume it", ByBoth, Ask.Resume(QingyangEdu),
            new NotSuspendedBy(QingyangEduName, new Text($"{QingsuName.Zh}、{CqWomenName.Zh}", $"{QingsuName.En}, {CqWomenName.En}"))),
        new("nobody has suspended it", Story.At(Stage.Signed), Ask.Resume(), new NotSuspendedBy(QingsuName, null)),
    ];

    [Fact]
    public void It_stays_suspended_until_each_that_suspended_has_resumed()
    {
        var half = Given(ByBoth).When(Ask.Resume(Qingsu, "已搬完")).Then(new AgreementResumed(Qingsu, Now, "已搬完"));
        half.Standing.ShouldBe(Standing.Suspended);
        Given(ByBoth.And(new AgreementResumed(Qingsu, Now, null))).When(Ask.Resume(CqWomen))
            .Then(new AgreementResumed(CqWomen, Now, null)).Standing.ShouldBe(Standing.Open);
    }

    [Fact]
    public void It_can_be_suspended_again_by_the_same_one()
    {
        var resumed = ByBoth.And(new AgreementResumed(Qingsu, Now, null), new AgreementResumed(CqWomen, Now, null));
        var after = Given(resumed).When(Ask.Suspend(Qingsu, "再次搬迁")).Then(new AgreementSuspended(Qingsu, "再次搬迁", Now));
        after.ActiveSuspensions.ShouldBe([new Suspension(Qingsu, "再次搬迁", Now, null)]);
    }

    [Fact]
    public void Who_resumes_lifts_also_what_it_held_because_of_an_agreement_above() =>
        Given(ByBoth.And(new AgreementSuspended(Qingsu, "上级", Now, ParentId), new AgreementResumed(CqWomen, Now, null))).When(Ask.Resume(Qingsu))
            .Then(new AgreementResumed(Qingsu, Now, null), new AgreementResumed(Qingsu, Now, null, ParentId)).Standing.ShouldBe(Standing.Open);

    [Fact]
    public void What_was_possible_before_is_possible_again() =>
        Given(Story.Before(Stage.Implementing).And(new AgreementSuspended(Qingsu, "搬迁", Now), new AgreementResumed(Qingsu, Now, null)))
            .When(Ask.Start()).Then(new ImplementationStarted(Now, null, null));
}
