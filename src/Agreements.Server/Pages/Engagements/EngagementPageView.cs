using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;

namespace Agreements.Server.Pages.Engagements;

/// <summary>What the page of one engagement shows.</summary>
/// <param name="Engagement">The engagement, without a word of what is out of sight.</param>
/// <param name="History">What happened to it, oldest first.</param>
/// <param name="Entries">What the codes on the page stand for.</param>
/// <param name="Titles">The titles of the agreements in sight that it names.</param>
/// <param name="DeedsBy">What the reader may do with it, by the code of the one whose word it would be; null for nobody's in particular.</param>
public sealed record EngagementPageView(
    EngagementRow Engagement, IReadOnlyList<EntryHappening> History, KnownEntries Entries, IReadOnlyDictionary<Guid, Text> Titles,
    Func<string?, Deeds> DeedsBy)
{
    /// <summary>The operations with an action item, by what has become of it, that are the reader's.</summary>
    /// <param name="item">The item.</param>
    internal IEnumerable<(Deeds Deeds, string Operation)> ActsOn(ActionItem item)
    {
        var (names, deeds) = item.Status switch
        {
            ActionItemStatus.Open => ((string[])["finishActionItem", "makeCommitment", "dropActionItem"], DeedsBy(null)),
            ActionItemStatus.Claimed => (["verifyActionItem", "rejectActionItem"], DeedsBy(item.Verifier)),
            _ => ([], Deeds.None),
        };
        return names.Where(n => deeds.Find(n) is not null).Select(n => (deeds, n));
    }

    /// <summary>The same with a resolution.</summary>
    /// <param name="resolution">The resolution.</param>
    internal IEnumerable<(Deeds Deeds, string Operation)> ActsOn(Resolution resolution)
    {
        string[] names = resolution.Status switch
        {
            ResolutionStatus.Proposed => ["adoptResolution", "dropResolution"],
            ResolutionStatus.Adopted => ["traceResolution"],
            _ => [],
        };
        var deeds = DeedsBy(null);
        return names.Where(n => deeds.Find(n) is not null).Select(n => (deeds, n));
    }
}
