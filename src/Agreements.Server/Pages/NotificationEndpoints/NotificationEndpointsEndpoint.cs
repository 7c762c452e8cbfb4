using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;

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
        endpoints.MapGet(Path, (HttpContext c, EndpointStore store) => ShowAsync(c, store));
        endpoints.MapPost(Path, AddAsync);
        endpoints.MapPost(EndPath, EndAsync);
        endpoints.MapPost(SwitchPath, SwitchAsync);
        endpoints.MapPost(TestPath, TestAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, EndpointStore store, NewEndpoint? typed = null, Text? fault = null) =>
        Page.Of<NotificationEndpointsSheet>(
            context, new
            {
                Endpoints = await store.AllAsync(context.RequestAborted), Typed = typed, Fault = fault, IsSaved = context.Request.Query.ContainsKey("saved"),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AddAsync(HttpContext context, EndpointStore store)
    {
        var form = await context.FormAsync();
        var asked = new NewEndpoint(
            form["name"].ToString().Trim(), KebabEnum<EndpointChannel>.TryParse(form["channel"].ToString(), out var channel) ? channel : EndpointChannel.Mail,
            form["address"].ToString().Trim(), form["institution"].ToString().Trim(),
            form["secrets"].ToString().Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } secrets
                ? secrets : null,
            form.Words<Topic>("topics"), form.Words<AgreementKind>("kinds"), form.Codes("institutions"),
            form["language"].ToString() is { Length: > 0 } tag ? tag : null, form["private"] == "true", form.Words<Stage>("stages"));
        var by = context.Features.Get<KnownAccount>()?.Id ?? Caller.Of(context.User)!.Account;
        var fault = EndpointStore.FaultOf(asked) ?? await store.SaveAsync(asked, by, context.RequestAborted);
        return fault is null ? Results.LocalRedirect(Path + "?saved") : await ShowAsync(context, store, asked, fault);
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
