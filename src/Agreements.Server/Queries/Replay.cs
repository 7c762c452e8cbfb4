using Agreements.Server.Localization;
using Agreements.Server.ReadModels.StageThroughput;

namespace Agreements.Server.Queries;

/// <summary>An entry of a replay.</summary>
/// <param name="Entry">What was recorded.</param>
/// <param name="By">The day by which it had happened, in Asia/Shanghai: the last that its own day can mean, else the day by which it was known.</param>
/// <param name="IsDayKnown">Whether that is its own day.</param>
/// <param name="HadHappened">Whether it had happened by the day asked for.</param>
public sealed record ReplayedEntry(TimelineEntry Entry, DateOnly By, bool IsDayKnown, bool HadHappened);

/// <summary>
/// An agreement replayed by both clocks: what had happened by a day, as it was known when a version was the latest. Stages are entered on the days by which
/// the flow counts them (<see cref="StageFlow"/>).
/// </summary>
/// <param name="Version">The version up to which things were on record.</param>
/// <param name="Latest">The latest version.</param>
/// <param name="RecordedAt">When that version was recorded, UTC.</param>
/// <param name="Day">The day by which things had happened, in Asia/Shanghai.</param>
/// <param name="Days">All days by which something had happened by what is on record now, in order.</param>
/// <param name="Stage">The stage it was in on that day; null when it had not been proposed yet.</param>
/// <param name="Standing">How it stood on that day; null likewise.</param>
/// <param name="Entries">What was on record, newest first.</param>
/// <param name="Changed">What the version changed; null for the first.</param>
public sealed record Replay(
    long Version, long Latest, DateTimeOffset RecordedAt, DateOnly Day, IReadOnlyList<DateOnly> Days, Stage? Stage, Standing? Standing,
    IReadOnlyList<ReplayedEntry> Entries, MomentComparison? Changed)
{
    private const int Most = 500;

    /// <summary>Replays an agreement.</summary>
    /// <param name="timeline">The agreement.</param>
    /// <param name="version">The version up to which things were on record; null for the latest.</param>
    /// <param name="day">The day by which things had happened, in Asia/Shanghai; null for the last on record.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when there is no such version.</returns>
    public static async Task<Replay?> OfAsync(Timeline timeline, long? version, DateOnly? day, CancellationToken ct)
    {
        if (timeline.At(version, null) is not { } shown)
        {
            return null;
        }

        var (at, all) = (shown.After.Version, Dated(timeline.Steps, shown.After));
        var days = DaysOf(timeline);
        var until = day ?? days[^1];
        var then = timeline.Steps.LastOrDefault(s => Moves(s) && s.After.Version <= at && all[s.After.Version].By <= until)?.After;
        var page = await timeline.PageAsync(newestFirst: true, at == long.MaxValue ? null : at + 1, Most, ct);
        return new Replay(
            at, timeline.Present.Version, shown.Recorded.Timestamp.ToUniversalTime(), until, days, then?.Stage, then?.Standing,
            [.. page.Entries.Select(e => new ReplayedEntry(e, all[e.Version].By, all[e.Version].IsKnown, all[e.Version].By <= until))],
            at > 1 ? await MomentComparison.OfAsync(timeline, at - 1, at, ct) : null);
    }

    /// <summary>All days by which something had happened by what is on record now, in order.</summary>
    /// <param name="timeline">The agreement.</param>
    public static IReadOnlyList<DateOnly> DaysOf(Timeline timeline) => [.. Dated(timeline.Steps, timeline.Present).Values.Select(d => d.By).Distinct().Order()];

    private static bool Moves(Step<Agreement, AgreementEvent> step) => ThroughputMove.Is(step.Before, step.Happened, step.After);

    /// <summary>
    /// The day by which each version had happened, as a state knows it: the day of a stage may have been corrected. A stage entered on an unknown day was
    /// entered before the next one: that bounds it. What was returned from is in no state any more, and a return enters no stage anew: both have the day
    /// that the event says.
    /// </summary>
    private static Dictionary<long, (DateOnly By, bool IsKnown)> Dated(IReadOnlyList<Step<Agreement, AgreementEvent>> steps, Agreement known)
    {
        var dated = new Dictionary<long, (DateOnly By, bool IsKnown)>();
        DateOnly? bound = null;
        foreach (var step in steps.Reverse())
        {
            var version = step.After.Version;
            var entered = known.Entries.GetValueOrDefault(step.After.Stage);
            var own = (entered?.Version == version ? entered.On : (step.Happened as IDated)?.On)?.Latest;
            var by = own ?? (step.Happened as IStageChange)?.Source?.Published?.Latest ?? Shanghai.Day(step.Recorded.Timestamp);
            if (Moves(step))
            {
                bound = bound < by ? bound : by;
                by = bound.Value;
            }

            dated[version] = (by, own == by);
        }

        return dated;
    }
}
