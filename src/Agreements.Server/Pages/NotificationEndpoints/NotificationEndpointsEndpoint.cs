using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.NotificationEndpoints;

/// <summary>The administrators' page of group mailboxes, webhooks and chat robots.</summary>
internal static class NotificationEndpointsEndpoint
{
    public const string Path = "/operations/notification-endpoints";
    public const string EndPath = "/operations/notification-endpoints/end";
    public const string SwitchPath = "/operations/notification-endpoints/switch";
    public const string TestPath = "/operations/notification-endpoints/test";

    public static void MapNotificationEndpointPages(this IEndpointRouteBuilder pages)
    {
        var endpoints = pages.ForAdministrators();
        endpoints.MapGet(Path, (HttpContext c, EndpointStore store, SuggestedNames names) => ShowAsync(c, store, names));
        endpoints.MapPost(Path, AddAsync);
        endpoints.MapPost(EndPath, EndAsync);
        endpoints.MapPost(SwitchPath, SwitchAsync);
        endpoints.MapPost(TestPath, TestAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, EndpointStore store, SuggestedNames names, NewEndpoint? typed = null, Text? fault = null) =>
        Page.Of<NotificationEndpointsSheet>(
            context, new
            {
                Endpoints = await store.AllAsync(context.RequestAborted),
                Suggested = await names.InstitutionsAsync(context.RequestAborted),
                Typed = typed, Fault = fault, IsSaved = context.Request.Query.ContainsKey("saved"),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AddAsync(HttpContext context, EndpointStore store, Reader reader, SuggestedNames names, CancellationToken ct)
    {
        var (form, caller) = (await context.FormAsync(), Caller.Of(context.User)!);
        var (sight, noSight) = await form.EntriesAsync("institution", reader, caller, ct);
        var (parties, noParty) = await form.EntriesAsync("institutions", reader, caller, ct);
        var asked = new NewEndpoint(
            form["name"].ToString().Trim(), KebabEnum<EndpointChannel>.TryParse(form["channel"].ToString(), out var channel) ? channel : EndpointChannel.Mail,
            form["address"].ToString().Trim(), sight.FirstOrDefault(),
            form["secrets"].ToString().Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } secrets
                ? secrets : null,
            form.Words<Topic>("topics"), form.Words<AgreementKind>("kinds"), parties.Length == 0 ? null : parties,
            form["language"].ToString() is { Length: > 0 } tag ? tag : null, form["private"] == "true", form.Words<Stage>("stages"));
        var by = context.Features.Get<KnownAccount>()?.Id ?? caller.Account;
        var fault = noSight ?? noParty ?? EndpointStore.FaultOf(asked) ?? await store.SaveAsync(asked, by, ct);
        return fault is null ? Results.LocalRedirect(Path + "?saved") : await ShowAsync(context, store, names, asked, fault);
    }

    private static async Task<IResult> EndAsync(HttpContext context, EndpointStore store)
    {
        await store.EndAsync((await context.FormAsync())["name"].ToString(), context.RequestAborted);
        return Results.LocalRedirect(Path);
    }

    private static async Task<IResult> TestAsync(HttpContext context, EndpointStore store, Teller teller)
    {
        var name = (await context.FormAsync())["name"].ToString();
        await EndpointRoutes.TestAsync(name, store, teller, context.RequestAborted);
        // How it goes is told there, as of anything that an endpoint is told.
        return Results.LocalRedirect(PageQuery.Address(
            NotificationLog.NotificationLogEndpoint.Path, ("recipient", NotificationEndpoint.RecipientOf(name)), ("topic", "test")));
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, EndpointSwitches switches, Teller teller, TimeProvider clock)
    {
        var form = await context.FormAsync();
        if (form["on"] == "true")
        {
            await EndpointRoutes.OnAsync(form["name"].ToString(), switches, teller, context.RequestAborted);
        }
        else
        {
            await switches.TurnOffAsync(form["name"].ToString(), "asked", clock.GetUtcNow(), null, context.RequestAborted);
        }

        return Results.LocalRedirect(Path);
    }
}
