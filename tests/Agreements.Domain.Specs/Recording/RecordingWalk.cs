using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Recording;

internal sealed class RecordingWalk : IWalkCommands, IStepsBeside
{
    private static readonly Gen<string> Question = Gen.Elements("Which school signed?", "Signing date unknown", "谁签的？");
    private static readonly Gen<string> Path = Gen.Elements(
        "signed.on", "title", "title.en", "party/qingsu/name", "commitment/exchange/due", "commitment/exchange/owner", "nothing");
    private static readonly Gen<string> Value = Gen.Elements("2025-03-28", "2025-03-27/2025-03-28", "cq-women", "另一标题", "");

    public static Gen<Asked> Any => Gen.OneOf(
        from question in Question from answer in Value select (Asked)Ask.Answer(question, answer),
        from question in Question select (Asked)Ask.Drop(question),
        from question in Question select (Asked)Ask.LeaveOpen(question),
        from path in Path from value in Value select (Asked)Ask.Report(path, value),
        from path in Path from value in Value select (Asked)Ask.Report(path, value, Press with { Id = "other" }),
        from path in Path from value in Value select (Asked)Ask.Resolve(path, value));

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed).And(new QuestionLeftOpen("谁签的？", null)), new(Ask.Answer("谁签的？", "校长", Press), new QuestionAnswered("谁签的？", "校长", Press))),
        (Story.At(Stage.Signed).And(new QuestionLeftOpen("谁签的？", null)), new(Ask.Drop("谁签的？"), new QuestionDropped("谁签的？", "已无必要"))),
        (Story.At(Stage.Signed), new(Ask.Report("title", "另一标题"), new FactReported("title", "另一标题", Press))),
        (Story.At(Stage.Signed).And(new FactReported("title", "另一标题", Press)),
            new(Ask.Resolve("title", "另一标题"), new ContradictionResolved("title", "另一标题", "已核对原件", Press))),
    ];
}
