using static Agreements.Domain.Specs.Harness.World;
using static Agreements.Domain.Specs.Renewing.RenewingSpecs;

namespace Agreements.Domain.Specs.Renewing;

/// <summary>A renewal proposed, and its successor in the agreement's place.</summary>
internal sealed class RenewingSteps : IStepsBeside
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Evaluated), new(Ask.Renew(Ask.Longer), Renewed)),
        (Story.At(Stage.Evaluated).And(Renewed), new(Ask.Supersede(SuccessorId, Successor(Stage.Signed)), new SuccessorSigned(SuccessorId, TakesOver))),
        (Story.At(Stage.Evaluated).And(Renewed, new SuccessorSigned(SuccessorId, TakesOver)),
            new(new ReinstateAgreement(SuccessorId).Knowing(Ask.Around(Successor(Stage.Proposed))), new SupersessionLifted(SuccessorId, Now))),
    ];
}
