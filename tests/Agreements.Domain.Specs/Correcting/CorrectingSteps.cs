using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Correcting;

/// <summary>A correction and an update, accepted.</summary>
internal sealed class CorrectingSteps : IStepsBeside
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed),
            new(Ask.Correct("signed.on", Visit.Value, "2025-03-28"), new FactCorrected("signed.on", Visit.Value, "2025-03-28", "新闻稿日期有误", null))),
        (Story.At(Stage.Signed), new(Ask.Update("reference", "成青教〔2025〕7号"), new FactUpdated("reference", null, "成青教〔2025〕7号", Now, null))),
        (Story.At(Stage.Signed).And(new FactUpdateScheduled("reference", "成青教〔2025〕9号", Today, null)),
            new(new MakeDueUpdates(), new FactUpdated("reference", null, "成青教〔2025〕9号", Now, null))),
    ];
}
