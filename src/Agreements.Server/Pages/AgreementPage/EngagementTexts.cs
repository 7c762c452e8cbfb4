
namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words for engagements on the page of an agreement.</summary>
internal static class EngagementTexts
{
    public static readonly Text Heading = new("往来活动", "Engagements");

    /// <summary>What has become of a resolution.</summary>
    public static Text Of(ResolutionStatus status) => status switch
    {
        ResolutionStatus.Proposed => new Text("拟议：", "Proposed:"),
        ResolutionStatus.Adopted => new Text("决议：", "Adopted:"),
        _ => new Text("未通过：", "Given up:"),
    };
}
