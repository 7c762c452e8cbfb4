namespace Agreements.Server.Tests.Queries;

internal sealed class EngagingSentenceCases : ISentenceCases
{
    private static readonly Guid Met = new("0195d3a0-0000-7000-8000-0000000000e1");

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new TracedToEngagement(Met, "group", null, "none", null), $"承诺“none”源自活动 {Met} 的决议。",
            $"The commitment 'none' came of a resolution of the engagement {Met}."),
        (new TracedToEngagement(Met, null, "back", "none", null), $"承诺“none”源自活动 {Met} 的待办。",
            $"The commitment 'none' came of an action item of the engagement {Met}."),
        (new TracedToEngagement(Met, "group", null, null, Stage.Signed), $"进入“{StageNames.Zh(Stage.Signed)}”阶段源自活动 {Met} 的决议。",
            $"The stage '{StageNames.En(Stage.Signed)}' came of a resolution of the engagement {Met}."),
    ];
}
