using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>Reading the calendar.</summary>
public static class CalendarReads
{
    private const int UsualDays = 30;

    /// <summary>Maps the calendar.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCalendarReads(this IEndpointRouteBuilder api) => api.MapGet("/calendar", ReadAsync).WithName("readCalendar")
        .WithSummary(
            "What is due, ends, takes effect or is held from a day (today) until a day (30 days after): by kind, institution or body, agreement, or "
                + "mine=true. Days known only in part are told as they are known.")
        .Produces<CalendarPage>().ProducesProblem(400);

    /// <summary>What is a caller's own.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="feeds">Knows what accounts watch.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<CalendarOwn> OwnAsync(Caller caller, CalendarFeeds feeds, CancellationToken ct)
    {
        var (person, watched) = await feeds.OwnAsync(caller.Account, ct);
        return new CalendarOwn(caller.Institution, person, watched);
    }

    private static async Task<CalendarPage> ReadAsync(
        HttpContext http, Reader reader, CalendarFeeds feeds, TimeProvider clock, string? from = null, string? until = null, string? kind = null,
        string? institution = null, Guid? agreement = null, bool mine = false, string? after = null, int count = 100, CancellationToken stop = default)
    {
        var first = MaybeDay("from", from) ?? clock.Today();
        var filter = new CalendarFilter(first, MaybeDay("until", until) ?? first.Later(UsualDays))
        {
            Kind = MaybeWord<CalendarKind>("kind", kind), Institution = institution, Agreement = agreement,
            Own = mine && Caller.Of(http.User) is { } caller ? await OwnAsync(caller, feeds, stop) : null,
        };
        return await Reading(() => CalendarEntryQuery.PageAsync(reader, filter, after, Limit(count, 500), stop));
    }
}
