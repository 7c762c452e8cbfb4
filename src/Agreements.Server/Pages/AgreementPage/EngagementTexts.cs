
namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words for engagements on the page of an agreement.</summary>
internal static class EngagementTexts
{
    public static readonly Text Heading = new("往来活动", "Engagements");

    public static readonly Text Verifier = new("核验：", "To be verified by");

    /// <summary>What of an agreement a resolution led to.</summary>
    public static Text Led(LedTo led, Agreement state)
    {
        Text? owed = led.Commitment is { } id ? state.FindCommitment(id)?.Commitment.Title ?? new Text(id) : null;
        List<Text> what = [];
        if (owed is not null)
        {
            what.Add(new Text($"承诺“{owed.Zh}”", $"the commitment '{owed.EnOrZh}'"));
        }

        if (led.Stage is { } stage)
        {
            what.Add(new Text($"“{StageNames.Zh(stage)}”阶段", $"the stage '{StageNames.En(stage)}'"));
        }

        return new Text($"落实为{string.Join("、", what.Select(w => w.Zh))}", $"led to {string.Join(" and ", what.Select(w => w.EnOrZh))}");
    }

    /// <summary>What has become of a resolution.</summary>
    public static Text Of(ResolutionStatus status) => status switch
    {
        ResolutionStatus.Proposed => new Text("拟议：", "Proposed:"),
        ResolutionStatus.Adopted => new Text("决议：", "Adopted:"),
        _ => new Text("未通过：", "Given up:"),
    };
}
