using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using System.Security.Cryptography;

namespace Agreements.Server.Exchange.Calendars;

/// <summary>Calendars as files: the dates of an agreement, and what calendar programs subscribe to.</summary>
public static class CalendarExports
{
    private const int Most = 2000;
    private const int DaysBack = 180;
    private const int DaysAhead = 730;

    /// <summary>Maps the dates of an agreement.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCalendarExports(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/dates.ics", DatesAsync).WithName("exportAgreementDates")
            .WithSummary("All dates of an agreement as iCalendar: what is due, its end, its ceremony, its engagements; lang=zh or en.")
            .Produces(200, contentType: "text/calendar").ProducesProblem(404);

    /// <summary>What a secret address answers: the sight of its owner, in the role in which it was made, as it is now.</summary>
    /// <param name="http">The request.</param>
    /// <param name="reader">What it reads by.</param>
    /// <param name="feeds">Knows what accounts watch.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="notices">Knows where the pages are.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IResult> FeedAsync(
        HttpContext http, Reader reader, CalendarFeeds feeds, TimeProvider clock, NoticeSettings notices, CancellationToken ct)
    {
        var today = clock.Today();
        if (http.Features.Get<CalendarFeed>() is not { } feed || Caller.Of(http.User) is not { } caller
            || await NameAsync(reader, feed, ct) is not { } name)
        {
            return CalendarAuthentication.Unknown();
        }

        var filter = new CalendarFilter(today.Later(-DaysBack), today.Later(DaysAhead))
        {
            Agreement = feed.About is CalendarAbout.Agreement ? Guid.Parse(feed.Subject!) : null,
            Institution = feed.About is CalendarAbout.Institution ? feed.Subject : null,
            Own = feed.About is CalendarAbout.Mine ? await CalendarReads.OwnAsync(caller, feeds, ct) : null,
        };
        var entries = (await CalendarEntryQuery.PageAsync(reader, filter, null, Most, ct)).Entries;
        return Answer(http, new CalendarFile(UiLanguage.Find(feed.Language)!, ServerOf(http, notices)).Of(name, entries), null);
    }

    /// <summary>Where the pages are: as the settings say, else as the request does.</summary>
    /// <param name="http">The request.</param>
    /// <param name="notices">The settings.</param>
    public static Uri ServerOf(HttpContext http, NoticeSettings notices) =>
        notices.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/");

    private static async Task<IResult> DatesAsync(
        Guid id, HttpContext http, Reader reader, NoticeSettings notices, string? lang = null, CancellationToken stop = default)
    {
        var say = Questions.Language(lang);
        return await reader.OfAgreementAsync(
            id,
            async state =>
            {
                var filter = new CalendarFilter(DateOnly.MinValue, DateOnly.MaxValue) { Agreement = id };
                var entries = (await CalendarEntryQuery.PageAsync(reader, filter, null, Most, stop)).Entries;
                return Answer(http, new CalendarFile(say, ServerOf(http, notices)).Of(state.Title, entries), $"{state.Reference ?? "agreement"}-dates.ics");
            },
            stop);
    }

    /// <summary>What a calendar is called; null where what it is of is not in sight.</summary>
    private static async Task<Text?> NameAsync(Reader reader, CalendarFeed feed, CancellationToken ct) => feed.About switch
    {
        CalendarAbout.Mine => CalendarWords.Mine,
        CalendarAbout.Agreement => (await Naming.TitlesAsync(reader, [Guid.Parse(feed.Subject!)], ct)).Values.FirstOrDefault(),
        _ => (await EntryQuery.OfAsync(reader, [feed.Subject], ct)).Find(feed.Subject)?.Name ?? new Text(feed.Subject!),
    };

    /// <summary>A caller who has it already is told so. It may be kept by whoever asked, and is asked after each time.</summary>
    private static IResult Answer(HttpContext http, byte[] file, string? downloadAs)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"");
        return Results.File(file, CalendarFile.MediaType, downloadAs, entityTag: tag);
    }
}
