using Agreements.Server.Localization;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>The calendar of working days. Of a year that is not in it, only weekends are taken for free.</summary>
/// <param name="Years">The years that it knows, in order.</param>
public sealed record WorkingDaysView(IReadOnlyList<WorkingYear> Years);

/// <summary>What a coordinator looks at in the morning: what waits, what sleeps, how it flows.</summary>
public static class OverviewRoutes
{
    /// <summary>Maps pending actions, asleep and flow.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapOverviews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/court", PendingAsync).WithName("readCourt")
            .WithSummary("Pending actions: what waits for somebody who acts as party, coordinator or approver for an institution.")
            .Produces<PendingPage>().ProducesProblem(400);
        api.MapGet("/asleep", AsleepAsync).WithName("readAsleep").WithSummary("Implementing, and nothing has been recorded for a number of days.")
            .Produces<AsleepPage>().ProducesProblem(400);
        api.MapGet("/flow", FlowAsync).WithName("readFlow")
            .WithSummary("The flow through the stages by month: entered, left, there at its end, median days in stage.")
            .Produces<StageFlow>().ProducesProblem(400);
        api.MapGet("/working-days", (WorkingDays days) => new WorkingDaysView(days.Years)).WithName("readWorkingDays")
            .WithSummary("Holidays and the weekends worked for them, as the server goes by them; a provisional year awaits its notice.")
            .Produces<WorkingDaysView>();
    }

    private static Task<PendingPage> PendingAsync(
        string institution, Reader reader, TimeProvider clock, string @as = "party", string? after = null, int count = 50, CancellationToken stop = default) =>
        Reading(() => PendingActionQuery.PageAsync(reader, institution, Word<CanMeet>("as", @as), clock.Today(), after, Limit(count, 200), stop));

    private static Task<AsleepPage> AsleepAsync(
        Reader reader, TimeProvider clock, int days = AsleepQuery.UsualDays, string? after = null, int count = 50, CancellationToken stop = default) =>
        Reading(() => AsleepQuery.PageAsync(reader, AsleepQuery.SilentSince(clock, Limit(days, 3650)), after, Limit(count, 200), stop));

    private static Task<StageFlow> FlowAsync(
        Reader reader, TimeProvider clock, string? asOf = null, string? kind = null, string? institution = null, CancellationToken stop = default) =>
        ThroughputQuery.ReadAsync(reader, MaybeDay("asOf", asOf) ?? clock.Today(), MaybeWord<AgreementKind>("kind", kind), institution, stop);
}
