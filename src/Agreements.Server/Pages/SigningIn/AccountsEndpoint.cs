using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Microsoft.AspNetCore.Identity;
using System.Globalization;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>The administrators' pages of accounts.</summary>
internal static class AccountsEndpoint
{
    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 300;

    private const int ShownChanges = 50;

    /// <summary>The roles that can be given.</summary>
    public static IReadOnlyList<ActingRole> Roles { get; } = [.. Enum.GetValues<ActingRole>().Where(r => r is not ActingRole.System)];

    public static void MapAccounts(this IEndpointRouteBuilder pages)
    {
        var accounts = pages.ForAdministrators("/accounts");
        accounts.MapGet("/", (HttpContext c, CancellationToken _) => ListAsync(c, null));
        accounts.MapPost("/", CreateAsync);
        accounts.MapGet("/{id}", (HttpContext c, string id) => ShowAsync(c, id));
        accounts.MapPost("/{id}/{deed}", DoAsync);
    }

    private static string PageOf(string id) => $"/accounts/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(HttpContext context, AccountRefusal? refusal, Typed? typed = null)
    {
        var accounts = await context.RequestServices.GetRequiredService<AccountReads>().AllAsync(context.RequestAborted);
        return Page.Of<AccountsSheet>(
            context,
            new
            {
                Accounts = accounts,
                Names = await TypedInstitution.NamesAsync(context, accounts),
                Suggested = await TypedInstitution.SuggestedAsync(context),
                Error = refusal?.Sentence,
                Typed = typed,
            },
            refusal?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string id, AccountRefusal? refusal = null, Typed? typed = null)
    {
        var reads = context.RequestServices.GetRequiredService<AccountReads>();
        return await reads.FindAsync(id, context.RequestAborted) is { } shown
            ? Page.Of<OneAccountSheet>(
                context,
                new
                {
                    Shown = shown,
                    Changes = await reads.ChangesAsync(id, null, ShownChanges, context.RequestAborted),
                    Secret = context.TakeOnce(PageOf(id)),
                    Error = refusal?.Sentence,
                    Typed = typed,
                    Names = await TypedInstitution.NamesAsync(context, [shown]),
                    Suggested = await TypedInstitution.SuggestedAsync(context),
                    Operations = context.RequestServices.GetRequiredService<KnownOperations>().Names,
                },
                refusal?.Status ?? StatusCodes.Status200OK)
            : Missing.Answer(context, MissingThing.Page);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccountAdministration desk)
    {
        var form = await context.FormAsync();
        if (Role(form) is not { } role)
        {
            return await ListAsync(context, AccountRefusal.RoleNotHeld, new Typed("create", form));
        }

        // Before there is an account: its role is refused with it, and what was typed is not lost.
        var (institution, unclear) = await TypedInstitution.OfAsync(context, form["institution"].ToString());
        if ((unclear ?? await desk.WrongAsync(new NewGrant(role, institution))) is { } wrong)
        {
            return await ListAsync(context, wrong, new Typed("create", form));
        }

        var created = await desk.CreateAsync(By(context), new NewAccount(form["name"].ToString().Trim(), IsMachine: form["machine"] == "yes"));
        if (created.Refusal is { } refusal)
        {
            return await ListAsync(context, refusal, new Typed("create", form));
        }

        await desk.GrantAsync(By(context), created.Value!.Id, new NewGrant(role, institution));
        return context.Then(PageOf(created.Value.Id), created.Value.Password);
    }

    private static async Task<IResult> DoAsync(
        HttpContext context, string id, string deed, AccountAdministration desk, UserManager<Account> users, AccountReads reads)
    {
        var form = await context.FormAsync();
        var (by, number) = (By(context), long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
        var reason = form["reason"].ToString().Trim();
        if (AccountsTexts.ToConfirm(deed) is { } words && reason.Length is 0 or > LongestReason)
        {
            return await ConfirmAsync(context, id, deed, words, form);
        }

        var (secret, refusal) = deed switch
        {
            "disable" => Plain(await desk.DisableAsync(by, id, reason)),
            "enable" => Plain(await desk.EnableAsync(by, id)),
            "sessions" => Plain(await desk.EndSessionsAsync(by, id, reason)),
            "password" or "password-and-factor" =>
                await desk.ResetPasswordAsync(by, id, deed == "password-and-factor", reason) is var reset ? (reset.Value?.Password, reset.Refusal) : default,
            "grant" => Plain(await GrantAsync(context, id, form, desk)),
            "end-grant" => Plain(await desk.EndGrantAsync(by, id, number, reason)),
            "delegate" => Plain(await DelegateAsync(by, id, form, number, desk, users, reads)),
            "revoke-delegation" => Plain(await desk.RevokeDelegationAsync(by, id, number, reason)),
            "key" => await IssueAsync(by, id, form, desk) is var issued ? (issued.Value?.Key, issued.Refusal) : default,
            "revoke-key" => Plain(await desk.RevokeKeyAsync(by, id, number, reason)),
            _ => (null, AccountRefusal.NothingThere),
        };
        return refusal is null ? context.Then(PageOf(id), secret) : await ShowAsync(context, id, refusal, new Typed(deed, form));
    }

    /// <summary>What is hard to take back is asked for twice, the second time with a reason.</summary>
    private static async Task<IResult> ConfirmAsync(HttpContext context, string id, string deed, Text words, IFormCollection form)
    {
        if (await context.RequestServices.GetRequiredService<AccountReads>().FindAsync(id, context.RequestAborted) is not { } shown)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        long? number = long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        var isRefused = form.ContainsKey("reason");
        return Page.Of<ConfirmSheet>(
            context,
            new
            {
                Page = PageOf(id), Deed = deed, shown.Name, Words = words, Number = number, Reason = form["reason"].ToString(),
                What = deed switch
                {
                    "end-grant" => shown.Grants.Where(g => g.Number == number).Select(g => $"{g.Role}@{g.Institution}").FirstOrDefault(),
                    "revoke-delegation" => shown.Given.Where(d => d.Number == number).Select(d => $"{d.To} · {d.Role}@{d.Institution}").FirstOrDefault(),
                    "revoke-key" => shown.Keys.Where(k => k.Number == number).Select(k => $"{k.Name} · {k.Prefix}…").FirstOrDefault(),
                    _ => null,
                },
                Error = isRefused ? AccountsTexts.ReasonMissing : null,
            },
            isRefused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<Settled<long>> GrantAsync(HttpContext context, string id, IFormCollection form, AccountAdministration desk)
    {
        var (institution, unclear) = await TypedInstitution.OfAsync(context, form["institution"].ToString());
        return unclear is not null ? unclear
            : Role(form) is not { } role ? AccountRefusal.RoleNotHeld
            : form["until"].ToString() is { Length: > 0 } said && Day(said) is null ? NoDay
            : await desk.GrantAsync(By(context), id, new NewGrant(role, institution, null, Day(form["until"])));
    }

    /// <summary>To the end of its last day.</summary>
    private static async Task<Settled<IssuedKey>> IssueAsync(string by, string id, IFormCollection form, AccountAdministration desk) =>
        Day(form["until"]) is not { } day ? NoDay : await desk.IssueKeyAsync(by, id, new NewKey(
            form["name"].ToString().Trim(), [.. form["scopes"].SelectMany(s => (s ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))],
            Shanghai.Instant(day.Later(1).ToDateTime(TimeOnly.MinValue))));

    private static AccountRefusal NoDay => AccountRefusal.Malformed(AccountsTexts.NoDay.Zh, AccountsTexts.NoDay.EnOrZh);

    private static async Task<Settled<long>> DelegateAsync(
        string by, string id, IFormCollection form, long number, AccountAdministration desk, UserManager<Account> users, AccountReads reads)
    {
        var grant = (await reads.FindAsync(id, CancellationToken.None))?.Grants.FirstOrDefault(g => g.Number == number);
        if (grant is null || Day(form["until"]) is not { } until || !KebabEnum<ActingRole>.TryParse(grant.Role, out var role))
        {
            return AccountRefusal.RoleNotHeld;
        }

        return await users.FindByNameAsync(form["to"].ToString().Trim()) is { } to
            ? await desk.DelegateAsync(by, id, new NewDelegation(to.Id, role, grant.Institution, until))
            : new AccountRefusal("account-missing", SigningInTexts.UnknownColleague, 404);
    }

    private static (string? Secret, AccountRefusal? Refusal) Plain<T>(Settled<T> settled) => (null, settled.Refusal);

    private static string By(HttpContext context) => Caller.Of(context.User)!.Account;

    private static ActingRole? Role(IFormCollection form) => KebabEnum<ActingRole>.TryParse(form["role"], out var role) ? role : null;

    private static DateOnly? Day(string? text) => Instants.TryParseDay(text, out var day) ? day : null;
}
