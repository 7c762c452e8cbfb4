using Agreements.Server.Exchange.Calendars;
using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.Extensions.Primitives;
using System.Globalization;

namespace Agreements.Server.Pages.Calendar;

/// <summary>The secret addresses of one's calendars: made, listed and ended.</summary>
internal static class CalendarFeedsEndpoint
{
    public const string Path = "/calendar/subscriptions";
    public const string EndPath = "/calendar/subscriptions/end";

    private static readonly string[] Languages = [UiLanguage.Chinese.Tag, UiLanguage.English.Tag];

    public static void MapCalendarFeeds(this IEndpointRouteBuilder pages)
    {
        var own = pages.ForOwnAccount();
        own.MapGet(Path, (HttpContext c, Reader reader) => ShowAsync(c, reader));
        own.MapPost(Path, MakeAsync);
        own.MapPost(EndPath, EndAsync);
    }

    private static KnownAccount Me(HttpContext context) => context.Features.Get<KnownAccount>()!;

    private static async Task<IResult> ShowAsync(HttpContext context, Reader reader, Text? wrong = null, string? typed = null, Guid? of = null)
    {
        var (services, ct) = (context.RequestServices, context.RequestAborted);
        var feeds = await services.GetRequiredService<CalendarFeeds>().OfAsync(Me(context).Id, ct);
        var agreement = of ?? (Guid.TryParse(context.Request.Query["agreement"], out var id) ? id : null);
        var subscribed = feeds.Where(f => f.About is CalendarAbout.Agreement).Select(f => Guid.Parse(f.Subject!));
        Guid[] named = [.. subscribed, .. agreement is { } one ? new[] { one } : []];
        return Page.Of<CalendarFeedsSheet>(
            context,
            new
            {
                Feeds = feeds,
                Held = Me(context).HeldOn(services.GetRequiredService<TimeProvider>().Today()),
                Titles = await Naming.TitlesAsync(reader, named, ct),
                Entries = await EntryQuery.OfAsync(
                    reader, feeds.Select(f => f.Institution).Concat(feeds.Where(f => f.About is CalendarAbout.Institution).Select(f => f.Subject!)), ct),
                Agreement = agreement,
                MaySubscribe = MaySubscribe(Caller.Of(context.User)),
                Made = wrong is null ? context.TakeOnce(Path) : null,
                Wrong = wrong,
                Typed = typed,
                Suggested = await services.GetRequiredService<SuggestedNames>().InstitutionsAsync(ct),
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> MakeAsync(HttpContext context, Reader reader, CalendarFeeds feeds, NoticeSettings notices, CancellationToken ct)
    {
        var form = await context.FormAsync();
        if (Caller.Of(context.User) is not { } caller || !MaySubscribe(caller)
            || !KebabEnum<CalendarAbout>.TryParse(form["about"].ToString(), out var about))
        {
            return await ShowAsync(context, reader, CalendarTexts.NoRole);
        }

        var typed = form["institution"].ToString();
        var (subject, wrong) = about switch
        {
            CalendarAbout.Mine => (null, null),
            CalendarAbout.Agreement => await AgreementAsync(reader, form["agreement"].ToString(), ct),
            _ => await InstitutionAsync(reader, caller, typed, ct),
        };
        Guid? of = about is CalendarAbout.Agreement && Guid.TryParse(form["agreement"], out var id) ? id : null;
        if (wrong is not null)
        {
            return await ShowAsync(context, reader, wrong, typed, of);
        }

        var language = Languages.Contains(form["language"].ToString()) ? form["language"].ToString() : Languages[0];
        return await feeds.MakeAsync(Me(context).Id, caller, about, subject, language, ct) is { } secret
            ? context.Then(Path, CalendarAuthentication.Address(CalendarExports.ServerOf(context, notices), secret).ToString())
            : await ShowAsync(context, reader, CalendarTexts.Full(CalendarFeeds.Most), typed, of);
    }

    private static async Task<IResult> EndAsync(HttpContext context, CalendarFeeds feeds, CancellationToken ct)
    {
        if (long.TryParse((await context.FormAsync())["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await feeds.EndAsync(Me(context).Id, number, ct);
        }

        return Results.LocalRedirect(Path);
    }

    private static bool MaySubscribe(Caller? caller) => caller is not null && VisibilityScope.Of(caller) != VisibilityScope.Nothing;

    private static async Task<(string? Subject, Text? Wrong)> AgreementAsync(Reader reader, string given, CancellationToken ct) =>
        Guid.TryParse(given, out var id) && (await Naming.TitlesAsync(reader, [id], ct)).Count > 0 ? (id.ToString(), null) : (null, CalendarTexts.NotThere);

    private static async Task<(string? Subject, Text? Wrong)> InstitutionAsync(Reader reader, Caller caller, string given, CancellationToken ct)
    {
        var asking = new Asking(new QueryCollection(new Dictionary<string, StringValues> { ["institution"] = given }));
        var found = await asking.InstitutionAsync("institution", reader, caller, ct);
        return found is null ? (null, CalendarTexts.WhichInstitution) : asking.Wrong.Count > 0 ? (null, asking.Wrong[0]) : (found.Code, null);
    }
}
