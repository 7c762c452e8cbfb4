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
    private const int ShownChanges = 50;

    /// <summary>The roles that can be given.</summary>
    public static IReadOnlyList<ActingRole> Roles { get; } = [.. Enum.GetValues<ActingRole>().Where(r => r is not ActingRole.System)];

    public static void MapAccounts(this IEndpointRouteBuilder pages)
    {
        var accounts = pages.MapGroup("/accounts").AddEndpointFilter(async (context, next) =>
            Caller.Of(context.HttpContext.User) is { Role: ActingRole.Administrator } ? await next(context) : Missing.AdministratorsOnly(context.HttpContext));
        accounts.MapGet("/", (HttpContext c, CancellationToken _) => ListAsync(c, null));
        accounts.MapPost("/", CreateAsync);
        accounts.MapGet("/{id}", (HttpContext c, string id) => ShowAsync(c, id, null, null));
        accounts.MapPost("/{id}/{deed}", DoAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountRefusal? refusal) => Page.Of<AccountsSheet>(
        context,
        new { Accounts = await context.RequestServices.GetRequiredService<AccountReads>().AllAsync(context.RequestAborted), Error = refusal?.Sentence },
        refusal?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> ShowAsync(HttpContext context, string id, string? secret, AccountRefusal? refusal)
    {
        var reads = context.RequestServices.GetRequiredService<AccountReads>();
        return await reads.FindAsync(id, context.RequestAborted) is { } shown
            ? Page.Of<OneAccountSheet>(
                context,
                new
                {
                    Shown = shown,
                    Changes = await reads.ChangesAsync(id, null, ShownChanges, context.RequestAborted),
                    Secret = secret,
                    Error = refusal?.Sentence,
                },
                refusal?.Status ?? StatusCodes.Status200OK)
            : Missing.Answer(context, MissingThing.Page);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccountAdministration desk)
    {
        var form = await context.FormAsync();
        var created = await desk.CreateAsync(By(context), new NewAccount(form["name"].ToString().Trim(), IsMachine: form["machine"] == "yes"));
        if (created.Refusal is { } refusal)
        {
            return await ListAsync(context, refusal);
        }

        var granted = Role(form) is { } role
            ? await desk.GrantAsync(By(context), created.Value!.Id, new NewGrant(role, form["institution"].ToString()))
            : AccountRefusal.RoleNotHeld;
        // The password is shown whatever came of the role: it is told this once.
        return await ShowAsync(context, created.Value!.Id, created.Value.Password, granted.Refusal);
    }

    private static async Task<IResult> DoAsync(
        HttpContext context, string id, string deed, AccountAdministration desk, UserManager<Account> users, AccountReads reads)
    {
        var form = await context.FormAsync();
        var (by, number) = (By(context), long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
        var (secret, refusal) = deed switch
        {
            "disable" => Plain(await desk.DisableAsync(by, id)),
            "enable" => Plain(await desk.EnableAsync(by, id)),
            "sessions" => Plain(await desk.EndSessionsAsync(by, id)),
            "password" or "password-and-factor" =>
                await desk.ResetPasswordAsync(by, id, deed == "password-and-factor") is var reset ? (reset.Value?.Password, reset.Refusal) : default,
            "grant" => Plain(Role(form) is { } role
                ? await desk.GrantAsync(by, id, new NewGrant(role, form["institution"].ToString(), null, Day(form["until"])))
                : AccountRefusal.RoleNotHeld),
            "end-grant" => Plain(await desk.EndGrantAsync(by, id, number)),
            "delegate" => Plain(await DelegateAsync(by, id, form, number, desk, users, reads)),
            "revoke-delegation" => Plain(await desk.RevokeDelegationAsync(by, id, number)),
            "key" => await desk.IssueKeyAsync(by, id, KeyOf(form)) is var issued ? (issued.Value?.Key, issued.Refusal) : default,
            "revoke-key" => Plain(await desk.RevokeKeyAsync(by, id, number)),
            _ => (null, AccountRefusal.NothingThere),
        };
        return secret is null && refusal is null
            ? Results.LocalRedirect($"/accounts/{Uri.EscapeDataString(id)}")
            : await ShowAsync(context, id, secret, refusal);
    }

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

    /// <summary>To the end of its last day.</summary>
    private static NewKey KeyOf(IFormCollection form) => new(
        form["name"].ToString().Trim(), form["scopes"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Day(form["until"]) is { } day ? Shanghai.Instant(day.Later(1).ToDateTime(TimeOnly.MinValue)) : DateTimeOffset.MinValue);

    private static (string? Secret, AccountRefusal? Refusal) Plain<T>(Settled<T> settled) => (null, settled.Refusal);

    private static string By(HttpContext context) => Caller.Of(context.User)!.Account;

    private static ActingRole? Role(IFormCollection form) => KebabEnum<ActingRole>.TryParse(form["role"], out var role) ? role : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
