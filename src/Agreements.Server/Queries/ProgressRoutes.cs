using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>How many indicators have come how far.</summary>
/// <param name="Attainment">How far.</param>
/// <param name="Indicators">How many.</param>
public sealed record AttainmentCount(Attainment Attainment, int Indicators);

/// <summary>Reading how the agreements in sight are coming on.</summary>
public static class ProgressRoutes
{
    private const int MostNamed = 200;

    /// <summary>Maps the measures of progress, the agreements behind them, stays in the stages, clauses carried and targets reached.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapProgress(this IEndpointRouteBuilder api)
    {
        api.MapGet("/progress", GroupsAsync).WithName("readProgress")
            .WithSummary(
                "Counts, time in stage and commitments, by stage, kind, institution, region or parent. As of an earlier day: of what was on record at its end.")
            .Produces<ProgressGroup[]>().ProducesProblem(400);
        api.MapGet("/progress/agreements", MembersAsync).WithName("readProgressAgreements")
            .WithSummary("The agreements behind a figure of the progress: figure=overdue, of one group (by and key) or of all.")
            .Produces<ProgressMembers>().ProducesProblem(400);
        api.MapGet("/progress/stays", StaysAsync).WithName("readStays")
            .WithSummary("How long agreements stayed in the stages that they left: median, and the days within which nine of ten had left.")
            .Produces<StageStay[]>().ProducesProblem(400);
        api.MapGet("/progress/clauses", ClausesAsync).WithName("readClauseShares")
            .WithSummary("How many clauses of frameworks, and of others with agreements below them, lower agreements carry.")
            .Produces<CoverageShares>().ProducesProblem(400);
        api.MapGet("/indicators/attainment", AttainmentAsync).WithName("readAttainment").WithSummary("How many indicators have come how far.")
            .Produces<AttainmentCount[]>().ProducesProblem(400);
    }

    private static async Task<IReadOnlyList<ProgressGroup>> GroupsAsync(
        Reader reader, TimeProvider clock, string by = "stage", string? asOf = null, string? kind = null, string? institution = null, string? region = null,
        CancellationToken stop = default) => await ProgressQuery.GroupsAsync(
        reader, Word<ProgressGrouping>("by", by), await OnAsync(reader, clock, asOf, stop), Among(kind, institution, region), stop);

    private static Task<ProgressMembers> MembersAsync(
        Reader reader, TimeProvider clock, string figure = "agreements", string? by = null, string? key = null, string? asOf = null, string? kind = null,
        string? institution = null, string? region = null, string? after = null, int count = 50, CancellationToken stop = default) => Reading(async () =>
        await ProgressQuery.BehindAsync(
            reader, new ProgressSlice(Word<ProgressFigure>("figure", figure), MaybeWord<ProgressGrouping>("by", by), key),
            await OnAsync(reader, clock, asOf, stop), AsleepQuery.SilentSince(clock), Among(kind, institution, region), after, Limit(count, MostNamed), stop));

    private static Task<IReadOnlyList<StageStay>> StaysAsync(
        Reader reader, TimeProvider clock, string? asOf = null, string? kind = null, string? institution = null, string? region = null,
        CancellationToken stop = default) =>
        ThroughputQuery.StaysAsync(reader, MaybeDay("asOf", asOf) ?? clock.Today(), MaybeWord<AgreementKind>("kind", kind), institution, region, stop);

    private static Task<CoverageShares> ClausesAsync(
        Reader reader, string? kind = null, string? institution = null, string? region = null, int count = 10, CancellationToken stop = default) =>
        CoverageQuery.SharesAsync(reader, MaybeWord<AgreementKind>("kind", kind), institution, region, Limit(count, MostNamed), stop);

    private static async Task<IReadOnlyList<AttainmentCount>> AttainmentAsync(
        Reader reader, string? kind = null, string? institution = null, string? region = null, CancellationToken stop = default) =>
        [
            .. (await IndicatorQuery.CountsAsync(reader, new IndicatorFilter(null, MaybeWord<AgreementKind>("kind", kind), institution, region), stop))
                .OrderBy(c => c.Key).Select(c => new AttainmentCount(c.Key, c.Value)),
        ];

    private static Task<ProgressOn> OnAsync(Reader reader, TimeProvider clock, string? asOf, CancellationToken stop) =>
        ProgressOn.OfAsync(reader, MaybeDay("asOf", asOf) ?? clock.Today(), clock.Today(), stop);

    private static ProgressFilter Among(string? kind, string? institution, string? region) =>
        new(MaybeWord<AgreementKind>("kind", kind), institution, region);
}
