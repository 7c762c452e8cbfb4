using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Approving;

public sealed class ApproveSpecs : RefusalSpecs<ApproveSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a coordinator does not approve", Story.At(Stage.Negotiated), Ask.Approve().By(Coordinator), new ApproverNeeded()),
        new("a representative does not approve, not even again", Story.At(Stage.Signed),
            Ask.Approve().By(Approver with { Role = ActingRole.Representative }), new ApproverNeeded()),
        new("there is nothing agreed to approve", Story.At(Stage.Proposed), Ask.Approve(), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("it is signed already", Story.At(Stage.Signed).Without<AgreementApproved>(), Ask.Approve(), new WrongStage(Stage.Signed, Stage.Negotiated)),
    ];

    [Fact]
    public void An_approver_approves_for_the_institution_that_they_act_for() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Approve("同意")).Then(new AgreementApproved(JiangbeiEdu, Now, "同意")).IsApproved.ShouldBeTrue();

    [Fact]
    public void Approving_what_is_approved_says_nothing_new() =>
        Given(Story.Before(Stage.Signed)).When(Ask.Approve("再次同意").On(Today.AddDays(1))).ThenNothing();
}

public sealed class WaiveSpecs : RefusalSpecs<WaiveSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a coordinator does not waive", Story.At(Stage.Negotiated), Ask.Waive("witness-missing").By(Coordinator), new ApproverNeeded()),
        new("no reason", Story.At(Stage.Negotiated), Ask.Waive("witness-missing", " "), new ReasonMissing()),
        new("a guard that nobody may waive", Story.At(Stage.Negotiated), Ask.Waive("signature-missing"), new GuardNotWaivable("signature-missing")),
        new("no guard at all", Story.At(Stage.Negotiated), Ask.Waive("moon-not-full"), new GuardNotWaivable("moon-not-full")),
    ];

    public static TheoryData<string> Waivable => [.. Guards.Waivable];

    [Theory]
    [MemberData(nameof(Waivable))]
    public void An_approver_waives_with_a_reason(string guard)
    {
        var after = Given(Story.At(Stage.Negotiated)).When(Ask.Waive(guard, "已说明")).Then(new GuardWaived(guard, "已说明", JiangbeiEdu));
        after.Waivers[guard].ShouldBe("已说明");
    }

    [Fact]
    public void A_better_reason_is_recorded() =>
        Given(Story.At(Stage.Negotiated).And(new GuardWaived("witness-missing", "一", JiangbeiEdu)))
            .When(Ask.Waive("witness-missing", "二")).Then(new GuardWaived("witness-missing", "二", JiangbeiEdu));
}
