using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.Inbox;

/// <summary>How the people of an institution are told who have said nothing themselves: administrators say so.</summary>
internal static class DefaultsEndpoint
{
    public const string Path = "/operations/notification-defaults";
    public const string FollowUpPath = "/operations/notification-defaults/follow-up";

    public static void MapNotificationDefaults(this IEndpointRouteBuilder pages)
    {
        var defaults = pages.ForAdministrators();
        defaults.MapGet(Path, ShowAsync);
        defaults.MapPost(Path, SaveAsync);
        defaults.MapPost(FollowUpPath, SaveFollowUpAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Reader reader, PreferenceStore store, FollowUps followUps, SuggestedNames names, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var institution = await asking.InstitutionAsync("institution", reader, Caller.Of(context.User), ct);
        var isSaved = asking.Given("saved") is not null;
        var chosen = institution is null ? null : await store.FindAsync(PreferenceStore.OfInstitution(institution.Code), ct);
        return Page.Of<DefaultsSheet>(
            context,
            new { Institution = institution, Chosen = chosen ?? Preference.Usual, IsSet = chosen is not null, IsSaved = isSaved, asking.Wrong,
                FollowUp = (institution is null ? null : await followUps.FindAsync(institution.Code, ct)) ?? FollowUpDays.Usual,
                Suggested = await names.InstitutionsAsync(ct) },
            asking.Status);
    }

    private static async Task<IResult> SaveFollowUpAsync(HttpContext context, FollowUps followUps, CancellationToken ct)
    {
        var form = await context.FormAsync();
        var (code, days) = (form["of"].ToString(), new FollowUpDays(Number(form["again-after"]), Number(form["above-after"])));
        if (days.Fault() is { } fault)
        {
            throw new MalformedRequestException(fault);
        }

        if (code.Length is > 0 and <= 80)
        {
            await followUps.SaveAsync(code, days, Caller.Of(context.User)!.Account, ct);
        }

        return Results.LocalRedirect(PageQuery.Address(Path, ("institution", code), ("saved", "true")));

        static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static async Task<IResult> SaveAsync(HttpContext context, PreferenceStore store, CancellationToken ct)
    {
        var form = await context.FormAsync();
        var (code, chosen) = (form["of"].ToString(), PreferenceForm.Read(form));
        if (chosen.Fault is { } fault)
        {
            throw new MalformedRequestException(fault);
        }

        // Whatever names no institution is nobody's default.
        if (code.Length is > 0 and <= 80)
        {
            await (form["forget"] == "true" ? store.ForgetAsync(PreferenceStore.OfInstitution(code), ct)
                : store.SaveAsync(PreferenceStore.OfInstitution(code), chosen, Caller.Of(context.User)!.Account, ct));
        }

        return Results.LocalRedirect(PageQuery.Address(Path, ("institution", code), ("saved", "true")));
    }
}
