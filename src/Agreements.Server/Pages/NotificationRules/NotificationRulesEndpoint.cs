using Agreements.Server.Identity;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Rules;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.NotificationEndpoints;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;

namespace Agreements.Server.Pages.NotificationRules;

/// <summary>The administrators' page of who is told by their role.</summary>
internal static class NotificationRulesEndpoint
{
    public const string Path = "/operations/notification-rules";
    public const string EndPath = "/operations/notification-rules/end";

    public static void MapNotificationRulePages(this IEndpointRouteBuilder pages)
    {
        var rules = pages.ForAdministrators();
        rules.MapGet(Path, (HttpContext c, RuleStore store) => ShowAsync(c, store));
        rules.MapPost(Path, AddAsync);
        rules.MapPost(EndPath, EndAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, RuleStore store, NotificationRule? typed = null, Text? fault = null) =>
        Page.Of<NotificationRulesSheet>(
            context, new
            {
                Rules = await store.AllAsync(context.RequestAborted), Typed = typed, Fault = fault, IsSaved = context.Request.Query.ContainsKey("saved"),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AddAsync(HttpContext context, RuleStore store)
    {
        var form = await context.FormAsync();
        var rule = new NotificationRule(
            form["name"].ToString().Trim(), KebabEnum<ActingRole>.TryParse(form["role"].ToString(), out var role) ? role : ActingRole.System,
            form["institution"].ToString().Trim() is { Length: > 0 } code ? code : null, form.Words<Topic>("topics"), form.Words<AgreementKind>("kinds"),
            form.Words<Stage>("stages"), form.Codes("institutions"));
        if (rule.Fault() is { } fault)
        {
            return await ShowAsync(context, store, rule, fault);
        }

        await store.SaveAsync(rule, Caller.Of(context.User)!.Account, context.RequestAborted);
        return Results.LocalRedirect(Path + "?saved");
    }

    private static async Task<IResult> EndAsync(HttpContext context, RuleStore store)
    {
        await store.EndAsync((await context.FormAsync())["name"].ToString(), context.RequestAborted);
        return Results.LocalRedirect(Path);
    }
}
