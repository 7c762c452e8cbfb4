using Agreements.Server.Identity;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Rules;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.NotificationEndpoints;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.NotificationRules;

/// <summary>The administrators' page of who is told by their role.</summary>
internal static class NotificationRulesEndpoint
{
    public const string Path = "/operations/notification-rules";
    public const string EndPath = "/operations/notification-rules/end";

    public static void MapNotificationRulePages(this IEndpointRouteBuilder pages)
    {
        var rules = pages.ForAdministrators();
        rules.MapGet(Path, (HttpContext c, RuleStore store, SuggestedNames names) => ShowAsync(c, store, names));
        rules.MapPost(Path, AddAsync);
        rules.MapPost(EndPath, EndAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, RuleStore store, SuggestedNames names, NotificationRule? typed = null, Text? fault = null) =>
        Page.Of<NotificationRulesSheet>(
            context, new
            {
                Rules = await store.AllAsync(context.RequestAborted),
                Suggested = await names.InstitutionsAsync(context.RequestAborted),
                Typed = typed, Fault = fault, IsSaved = context.Request.Query.ContainsKey("saved"),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AddAsync(HttpContext context, RuleStore store, Reader reader, SuggestedNames names, CancellationToken ct)
    {
        var (form, caller) = (await context.FormAsync(), Caller.Of(context.User)!);
        var (at, noPlace) = await form.EntriesAsync("institution", reader, caller, ct);
        var (parties, noParty) = await form.EntriesAsync("institutions", reader, caller, ct);
        var rule = new NotificationRule(
            form["name"].ToString().Trim(), KebabEnum<ActingRole>.TryParse(form["role"].ToString(), out var role) ? role : ActingRole.System,
            at.FirstOrDefault(), form.Words<Topic>("topics"), form.Words<AgreementKind>("kinds"), form.Words<Stage>("stages"),
            parties.Length == 0 ? null : parties);
        var fault = noPlace ?? noParty ?? await store.SaveAsync(rule, caller.Account, ct);
        return fault is null ? Results.LocalRedirect(Path + "?saved") : await ShowAsync(context, store, names, rule, fault);
    }

    private static async Task<IResult> EndAsync(HttpContext context, RuleStore store)
    {
        await store.EndAsync((await context.FormAsync())["name"].ToString(), context.RequestAborted);
        return Results.LocalRedirect(Path);
    }
}
