using Agreements.Server.Exchange.Calendars;
using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.Calendar;

/// <summary>What a calendar's address asks for.</summary>
/// <param name="IsList">Whether as a list, and not as a month.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="From">The first day of the list.</param>
/// <param name="Until">The last day of the list.</param>
/// <param name="Kind">Only days of this kind; null for any.</param>
/// <param name="Institution">Only days of what this institution or body has a role in; null for any.</param>
/// <param name="Agreement">Only days of this agreement; null for any.</param>
/// <param name="Mine">Only what is the reader's own.</param>
public sealed record CalendarAsked(
    bool IsList, DateOnly Month, DateOnly From, DateOnly Until, CalendarKind? Kind, NamedCode? Institution, Guid? Agreement, bool Mine)
{
    /// <summary>Whether anything but the days is asked for.</summary>
    public bool IsFiltered => Kind is not null || Institution is not null || Agreement is not null || Mine;

    /// <summary>The address of a month under the same conditions.</summary>
    public string OfMonth(DateOnly month) => With(("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    /// <summary>The address of the list of some days under the same conditions.</summary>
    public string OfDays(DateOnly from, DateOnly until) => With(("view", "list"), ("from", Days.Iso(from)), ("until", Days.Iso(until)));

    /// <summary>The address under the same conditions, and others.</summary>
    public string With(params (string Name, string? Value)[] days) => PageQuery.Address(
        CalendarEndpoint.Path,
        [
            .. days, ("kind", Kind is { } kind ? KebabEnum<CalendarKind>.Name(kind) : null), ("institution", Institution?.Code),
            ("agreement", Agreement?.ToString()), ("mine", Mine ? "true" : null),
        ]);
}

/// <summary>Answers the calendar, as a month and as a list.</summary>
internal static class CalendarEndpoint
{
    public const string Path = "/calendar";

    private const int RowsPerPage = 50;
    private const int MostInMonth = 500;
    private const int ListDays = 60;
    private const int ListDaysOfOne = 3 * 365;

    private static readonly string[] Views = ["month", "list"];

    public static void MapCalendar(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapGet(CalendarAuthentication.Path, CalendarExports.FeedAsync);
        pages.MapCalendarFeeds();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Reader reader, SuggestedNames names, CalendarFeeds feeds, WorkingDays workingDays, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var (asked, after) = (await AskedAsync(asking, reader, context, clock.Today(), ct), asking.After());
        var found = asking.Wrong.Count > 0 ? null : await FindAsync(context, reader, feeds, asked, after, ct);
        var titles = asked.Agreement is { } one ? await Naming.TitlesAsync(reader, [one], ct) : [];
        return Page.Of<CalendarSheet>(
            context,
            new
            {
                Asked = asked,
                asking.Wrong,
                Found = found,
                Month = found is null || asked.IsList ? null : CalendarMonth.Of(asked.Month, found.Entries, workingDays),
                Agreement = titles.Values.FirstOrDefault(),
                Today = clock.Today(),
                Suggested = await names.InstitutionsAsync(ct),
            },
            asking.Status);
    }

    private static async Task<CalendarAsked> AskedAsync(Asking asking, Reader reader, HttpContext context, DateOnly today, CancellationToken ct)
    {
        var isList = asking.OneOf("view", Views) is "list";
        var from = asking.Day("from") ?? today;
        var agreement = asking.Id("agreement");
        var until = asking.Day("until") ?? from.Later(agreement is null ? ListDays : ListDaysOfOne);
        if (until < from)
        {
            asking.Refuse(ConditionTexts.EndsBeforeItBegins);
        }

        return new CalendarAsked(
            isList, asking.Month("month") ?? new DateOnly(today.Year, today.Month, 1), from, until, asking.Word<CalendarKind>("kind"),
            await asking.InstitutionAsync("institution", reader, Caller.Of(context.User), ct), agreement, asking.Is("mine"));
    }

    private static async Task<CalendarPage> FindAsync(
        HttpContext context, Reader reader, CalendarFeeds feeds, CalendarAsked asked, string? after, CancellationToken ct)
    {
        var filter = new CalendarFilter(asked.IsList ? asked.From : asked.Month, asked.IsList ? asked.Until : CalendarMonth.LastOf(asked.Month))
        {
            Kind = asked.Kind, Institution = asked.Institution?.Code, Agreement = asked.Agreement,
            Own = asked.Mine && Caller.Of(context.User) is { } caller ? await CalendarReads.OwnAsync(caller, feeds, ct) : null,
        };
        return asked.IsList
            ? await PageQuery.PageAsync(after, from => CalendarEntryQuery.PageAsync(reader, filter, from, RowsPerPage, ct))
            : await CalendarEntryQuery.PageAsync(reader, filter, null, MostInMonth, ct);
    }
}
