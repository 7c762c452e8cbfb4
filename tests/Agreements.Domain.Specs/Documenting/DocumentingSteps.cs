using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Documenting;

/// <summary>Each command of documenting, accepted.</summary>
internal sealed class DocumentingSteps : IStepsBeside
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed), new Step(Ask.Attach("signed", DocumentDigest), AttachSpecs.Attached)),
        (Story.At(Stage.Signed).And(AttachSpecs.Attached), new Step(Ask.Unfile("signed"), new DocumentWithdrawn("signed", "上传错误", Now))),
    ];
}
