
namespace Agreements.Server.Tests.Queries;

internal sealed class RecordingSentenceCases : ISentenceCases
{
    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected { get; } =
    [
        (new QuestionAnswered("谁签的？", "两校校长", null), "查明“谁签的？”：两校校长。", "The question '谁签的？' was answered: 两校校长."),
        (new QuestionAnswered("谁签的？", "两校校长。", Report), "查明“谁签的？”（据《成渝教育合作报道》）：两校校长。", "The question '谁签的？' was answered (according to '成渝教育合作报道'): 两校校长。"),
        (new QuestionDropped("谁签的？", "已无必要"), "不再追查“谁签的？”，理由：已无必要。", "The question '谁签的？' was given up: 已无必要."),
        (new FactReported("proposed.on", "2025-03-28", Report),
            "据《成渝教育合作报道》，进入“提出”阶段的日期为2025年3月28日。", "According to '成渝教育合作报道', the day it became proposed is 28 March 2025."),
        (new ContradictionResolved("proposed.on", "2025-03-28", "核对原件", Report),
            "就各来源的分歧作出认定：进入“提出”阶段的日期为2025年3月28日（据《成渝教育合作报道》），理由：核对原件。",
            "Sources disagreed; it was decided that the day it became proposed is 28 March 2025 (according to '成渝教育合作报道'): 核对原件."),
        (new ContradictionResolved("proposed.on", "2025-03-27", "核对原件", null),
            "就各来源的分歧作出认定：进入“提出”阶段的日期为2025年3月27日，理由：核对原件。",
            "Sources disagreed; it was decided that the day it became proposed is 27 March 2025: 核对原件."),
    ];
}
