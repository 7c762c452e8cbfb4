using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Progress;

/// <summary>What the page of progress shows.</summary>
/// <param name="Groups">The measures by each grouping.</param>
/// <param name="Stays">How long agreements stayed in the stages that they left.</param>
/// <param name="Now">What is known of today only; null of an earlier day.</param>
public sealed record ProgressView(
    IReadOnlyDictionary<ProgressGrouping, IReadOnlyList<ProgressGroup>> Groups, IReadOnlyList<StageStay> Stays, ProgressNow? Now)
{
    /// <summary>Reads it.</summary>
    internal static async Task<ProgressView> ReadAsync(Reader reader, ProgressAsked asked, TimeProvider clock, CancellationToken ct)
    {
        var on = await ProgressOn.OfAsync(reader, asked.Day, asked.Today, ct);
        var groups = new Dictionary<ProgressGrouping, IReadOnlyList<ProgressGroup>>();
        foreach (var by in Enum.GetValues<ProgressGrouping>())
        {
            groups[by] = await ProgressQuery.GroupsAsync(reader, by, on, asked.Filter, ct);
        }

        var stays = await ThroughputQuery.StaysAsync(reader, asked.Day, asked.Kind, asked.Institution?.Code, asked.Region, ct);
        return new ProgressView(groups, stays, on.IsPast ? null : await ProgressNow.ReadAsync(reader, asked, clock, ct));
    }
}

/// <summary>What is known of today only.</summary>
/// <param name="Asleep">How many agreements sleep.</param>
/// <param name="Attained">How many indicators have come how far.</param>
/// <param name="Clauses">How far clauses are carried.</param>
public sealed record ProgressNow(int Asleep, IReadOnlyDictionary<Attainment, int> Attained, CoverageShares Clauses)
{
    internal static async Task<ProgressNow> ReadAsync(Reader reader, ProgressAsked asked, TimeProvider clock, CancellationToken ct)
    {
        var (kind, institution, region) = (asked.Kind, asked.Institution?.Code, asked.Region);
        return new ProgressNow(
            await ProgressQuery.AsleepAsync(reader, AsleepQuery.SilentSince(clock), asked.Filter, ct),
            await IndicatorQuery.CountsAsync(reader, new IndicatorFilter(null, kind, institution, region), ct),
            await CoverageQuery.SharesAsync(reader, kind, institution, region, ct: ct));
    }
}
