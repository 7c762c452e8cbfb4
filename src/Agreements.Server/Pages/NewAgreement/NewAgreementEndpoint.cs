using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using System.Globalization;

namespace Agreements.Server.Pages.NewAgreement;

/// <summary>
/// A new agreement in three steps: kind, parties, title and terms. What was typed is kept as a draft between them; at the end it is proposed and its text
/// put on the table by the same commands as anywhere.
/// </summary>
internal static class NewAgreementEndpoint
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/new";

    public static void MapNewAgreement(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext c, Drafts drafts) => ShowAsync(c, drafts));
        pages.MapPost(Path, BeginAsync);
        pages.MapGet(Path + "/{number:long}", ContinueAsync);
        pages.MapPost(Path + "/{number:long}", SendAsync);
    }

    /// <summary>The address of a step.</summary>
    public static string At(long number, NewStep step) => $"{Path}/{number}?step={KebabEnum<NewStep>.Name(step)}";

    private static async Task<IResult> ShowAsync(HttpContext context, Drafts drafts, Text? fault = null, string? from = null, string? kind = null)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        var all = await drafts.OfAsync(Caller.Of(context.User)!.Account, context.RequestAborted);
        return Page.Of<BeginSheet>(
            context, new { Drafts = all, Fault = fault, From = from ?? context.Request.Query["from"].ToString(), Kind = kind },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Drafts drafts, Beginnings beginnings, CancellationToken ct)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        var form = await context.FormAsync();
        var (kind, from) = (form["kind"].ToString(), form["from"].ToString().Trim());
        var (typed, fault) = await beginnings.OfAsync(Caller.Of(context.User)!, kind, from, ct);
        return typed is null
            ? await ShowAsync(context, drafts, fault, from, kind)
            : Results.LocalRedirect(At(await drafts.BeginAsync(Caller.Of(context.User)!.Account, typed, ct), NewStep.Parties));
    }

    private static async Task<IResult> ContinueAsync(HttpContext context, long number, Drafts drafts, Proposal.Maker proposals, CancellationToken ct) =>
        Refused(context) ?? (await drafts.FindAsync(Caller.Of(context.User)!.Account, number, ct) is { } draft
            ? await proposals.Of(context, draft).ShowAsync(StepOf(context.Request.Query["step"].ToString()))
            : Missing.Answer(context, MissingThing.Page));

    private static async Task<IResult> SendAsync(HttpContext context, long number, Drafts drafts, Proposal.Maker proposals, CancellationToken ct)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        var account = Caller.Of(context.User)!.Account;
        if (await drafts.FindAsync(account, number, ct) is not { } draft)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var form = await context.FormAsync();
        if (form["_do"] == "drop")
        {
            await drafts.DropAsync(account, number, ct);
            return Results.LocalRedirect(Path);
        }

        var typed = new Dictionary<string, string>(draft.Typed, StringComparer.Ordinal);
        foreach (var field in form.Where(f => f.Key is not ['_', ..]))
        {
            typed[field.Key] = field.Value.ToString();
        }

        if (form["_more"].ToString() is { Length: > 0 } more)
        {
            typed[more + "#"] = (int.TryParse(typed.GetValueOrDefault(more + "#"), out var rows) ? rows + 2 : 2).ToString(CultureInfo.InvariantCulture);
        }

        await drafts.KeepAsync(account, number, typed, ct);
        return await proposals.Of(context, draft with { Typed = typed }).GoOnAsync(
            StepOf(form["_step"].ToString()), form["_more"].Count > 0 ? "more" : form["_do"].ToString(), form["_warned"].ToString().Length > 0);
    }

    /// <summary>Only who may propose begins one.</summary>
    private static IResult? Refused(HttpContext context) =>
        Caller.Of(context.User) is { } caller && Permissions.Of(typeof(ProposeAgreement)).Any(p => p.Role == caller.Role)
            ? null : Missing.Answer(context, MissingThing.Page);

    private static NewStep StepOf(string word) => KebabEnum<NewStep>.TryParse(word, out var step) ? step : NewStep.Parties;
}

/// <summary>A step after the first.</summary>
public enum NewStep
{
    /// <summary>Who takes part.</summary>
    Parties,

    /// <summary>Title and terms.</summary>
    Terms,
}
