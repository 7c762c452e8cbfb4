using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Notifications.Watching;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using System.Globalization;

namespace Agreements.Server.Pages.Inbox;

/// <summary>One's own notifications, how one wants to be told, and turning mails off from a mail.</summary>
internal static class InboxEndpoint
{
    public const string Path = "/notifications";
    public const string SeenPath = "/notifications/seen";
    public const string AcknowledgePath = "/notifications/acknowledgement";
    public const string SettingsPath = "/notifications/settings";
    public const string TestPath = "/notifications/test";
    public const string UnsubscribePath = "/unsubscribe/{token}";

    private const int PageSize = 30;

    public static void MapInboxPages(this IEndpointRouteBuilder pages)
    {
        var own = pages.ForOwnAccount();
        own.MapGet(Path, ShowAsync);
        own.MapPost(SeenPath, SeeAsync);
        own.MapPost(AcknowledgePath, AcknowledgeAsync);
        own.MapGet(SettingsPath, (HttpContext c, PreferenceStore store) => SettingsAsync(c, store));
        own.MapPost(SettingsPath, ChooseAsync);
        own.MapPost(TestPath, TestAsync);
        own.MapPost(WatchedSetEndpoint.Path, WatchedSetEndpoint.SetAsync);
    }

    /// <summary>Whoever holds the address of a mail need not sign in, and their mail program sends no token of a form (RFC 8058).</summary>
    /// <param name="app">The application.</param>
    public static void MapUnsubscribing(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription()
            .WithMetadata(new ProvedByItself(), new NotAccessLogged("It turns off one's own mails, and shows nothing of any agreement."));
        open.MapGet(UnsubscribePath, (HttpContext c, string token, Unsubscribing mails) =>
            mails.Read(token) is { } asked ? Page.Of<UnsubscribeSheet>(c, new { Asked = asked, IsDone = false }) : Missing.Answer(c, MissingThing.Page));
        open.MapPost(UnsubscribePath, async (HttpContext c, string token, Unsubscribing mails) =>
        {
            if (mails.Read(token) is not { } asked)
            {
                return Missing.Answer(c, MissingThing.Page);
            }

            await mails.TurnOffAsync(asked, c.RequestAborted);
            return Page.Of<UnsubscribeSheet>(c, new { Asked = asked, IsDone = true });
        });
    }

    private static string Me(HttpContext context) => context.Features.Get<KnownAccount>()!.Id;

    private static async Task<IResult> ShowAsync(HttpContext context, Inboxes inboxes, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var only = asking.Word<InboxOnly>("only");
        var found = asking.Wrong.Count > 0 ? null
            : await PageQuery.PageAsync(asking.After(), from => inboxes.PageAsync(Me(context), only, null, from, PageSize, ct));
        return Page.Of<InboxSheet>(context, new { Only = only, Found = found, asking.Wrong }, asking.Status);
    }

    private static async Task<IResult> SeeAsync(HttpContext context, Inboxes inboxes)
    {
        if (long.TryParse((await context.FormAsync())["up-to"], NumberStyles.None, CultureInfo.InvariantCulture, out var upTo))
        {
            await inboxes.SeeAsync(Me(context), upTo, context.RequestAborted);
        }

        return Results.LocalRedirect(Path);
    }

    private static async Task<IResult> AcknowledgeAsync(HttpContext context, Inboxes inboxes)
    {
        var form = await context.FormAsync();
        if (long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await inboxes.AcknowledgeAsync(Me(context), number, context.RequestAborted);
        }

        return Results.LocalRedirect(PageQuery.Address(Path, ("only", form["only"])) + $"#n{number}");
    }

    private static async Task<IResult> SettingsAsync(HttpContext context, PreferenceStore store, Preference? typed = null, Text? fault = null)
    {
        var mine = await store.FindAsync(PreferenceStore.OfAccount(Me(context)), context.RequestAborted);
        var inboxes = context.RequestServices.GetRequiredService<Inboxes>();
        return Page.Of<InboxSettingsSheet>(
            context, new
            {
                Chosen = typed ?? mine ?? Preference.Usual, Fault = fault,
                IsSaved = context.Request.Query.ContainsKey("saved"), IsTested = context.Request.Query.ContainsKey("tested"),
                Examples = await inboxes.LatestAsync(Me(context), context.RequestAborted),
                Watched = await context.RequestServices.GetRequiredService<WatchedSets>().OfAsync(Me(context), context.RequestAborted),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, PreferenceStore store)
    {
        var form = await context.FormAsync();
        var chosen = PreferenceForm.Read(form);
        if (chosen.Fault is { } fault)
        {
            return await SettingsAsync(context, store, chosen, fault);
        }

        await store.SaveAsync(PreferenceStore.OfAccount(Me(context)), chosen, Me(context), context.RequestAborted);
        return Results.LocalRedirect(SettingsPath + "?saved");
    }

    private static async Task<IResult> TestAsync(HttpContext context, SystemCauses causes, TimeProvider clock)
    {
        await context.FormAsync();
        await causes.TellAsync(SelfTest.Of(Me(context), clock.GetUtcNow()), context.RequestAborted);
        return Results.LocalRedirect(SettingsPath + "?tested");
    }
}
