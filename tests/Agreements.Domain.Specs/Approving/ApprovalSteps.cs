using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Approving;

/// <summary>The words in an approval that the story, whose kind needs none, does not say.</summary>
internal sealed class ApprovalSteps : IStepsBeside, IWalkCommands
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (ApprovalStepSpecs.Agreed, new Step(ApprovalStepSpecs.Give(new ReturnApproval("缺附件")), new ApprovalReturned(1, QingyangEdu, "缺附件", Now))),
        (ApprovalStepSpecs.Agreed, new Step(ApprovalStepSpecs.Give(new DelegateApproval(JiangbeiEdu)),
            new ApprovalDelegated(1, QingyangEdu, JiangbeiEdu, ActingRole.Coordinator, null, null, Now))),
    ];

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        Gen.Constant(new AdoptPolicy("分步审批").Knowing(RelatedState.Nothing.And(
            AgreementKind.FriendshipSchool,
            PublishedPolicies.Evolve(PublishedPolicies.Unwritten(Id), new PolicyPublished(ApprovalStepSpecs.Stepwise, Today, "分步审批"))))),
        from step in Gen.Elements<int?>(null, null, 1, 2, 3) select ApprovalStepSpecs.Give(new ApproveAgreement(Step: step)),
        from why in Gen.Elements("缺附件", "") select ApprovalStepSpecs.Give(new ReturnApproval(why)),
        from to in Gen.Elements(JiangbeiEdu, QingyangEdu, "nowhere") select ApprovalStepSpecs.Give(new DelegateApproval(to)));
}
