using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.Texts;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Identity;
using System.Globalization;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>One's own account: the role asked in, password, second factor, and who stands in.</summary>
internal static class AccountEndpoint
{
    public const string Path = "/account";
    public const string RolePath = "/account/role";
    public const string DelegatePath = "/account/delegations";
    public const string RevokePath = "/account/delegations/revoke";
    public const string EndSessionPath = "/account/sessions/end";
    public const string SecondFactorPath = Challenges.SecondFactorPath;
    public const string SecondFactorOffPath = "/account/second-factor/off";

    private const int ShownChanges = 20;

    public static void MapOwnAccount(this IEndpointRouteBuilder pages)
    {
        var own = pages.ForOwnAccount();
        own.MapGet(Path, (HttpContext c, Reader reader) => ShowAsync(c, reader));
        own.MapPost(RolePath, SwitchAsync);
        own.MapPost(DelegatePath, DelegateAsync);
        own.MapPost(RevokePath, RevokeAsync);
        own.MapPost(EndSessionPath, EndSessionAsync);
        own.MapGet(Challenges.PasswordPath, (HttpContext c) => Page.Of<PasswordSheet>(c, new { Me(c).MustChange }));
        own.MapPost(Challenges.PasswordPath, ChangePasswordAsync);
        own.MapGet(SecondFactorPath, (HttpContext c, UserManager<Account> users, OwnCredentials secrets) => SecondFactorAsync(c, users, secrets));
        own.MapPost(SecondFactorPath, TurnOnAsync);
        own.MapPost(SecondFactorOffPath, TurnOffAsync);
    }

    private static KnownAccount Me(HttpContext context) => context.Features.Get<KnownAccount>()!;

    private static async Task<IResult> ShowAsync(HttpContext context, Reader reader, AccountRefusal? refusal = null, Typed? typed = null)
    {
        var services = context.RequestServices;
        var (today, caller) = (services.GetRequiredService<TimeProvider>().Today(), Caller.Of(context.User));
        var shown = (await services.GetRequiredService<AccountReads>().FindAsync(Me(context).Id, context.RequestAborted))!;
        var held = Me(context).HeldOn(today);
        string[] codes = [.. held.Select(c => c.Institution), .. shown.Given.Select(d => d.Institution)];
        var institutions = await DirectoryQuery.InstitutionsAsync(reader, codes, context.RequestAborted);
        return Page.Of<AccountSheet>(
            context,
            new
            {
                Shown = shown,
                Held = held,
                Names = (IReadOnlyDictionary<string, Text>)institutions.ToDictionary(i => i.Key, i => i.Value.Name),
                Now = caller is null ? null : new Capacity(caller.Role, caller.Institution, caller.For, today, null).Said,
                IsAdministrator = caller?.Role is ActingRole.Administrator,
                Today = today,
                Open = await services.GetRequiredService<OpenSessions>().OfAsync(Me(context).Id, Sessions.IdOf(context.User), context.RequestAborted),
                Changes = await services.GetRequiredService<AccountReads>().ChangesAsync(Me(context).Id, null, ShownChanges, context.RequestAborted),
                Error = refusal?.Sentence,
                Typed = typed,
            },
            refusal?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, TimeProvider clock)
    {
        var form = await context.FormAsync();
        var (wanted, back) = (form["as"].ToString(), form["return"].ToString());
        if (Me(context).HeldOn(clock.Today()).FirstOrDefault(c => c.Said == wanted) is { } capacity)
        {
            await Sessions.GoOnAsync(context, Me(context), capacity);
        }

        return Results.LocalRedirect(LanguageChoice.IsLocal(back) ? back : Path);
    }

    private static async Task<IResult> DelegateAsync(
        HttpContext context, Reader reader, AccountAdministration desk, UserManager<Account> users, TimeProvider clock)
    {
        var form = await context.FormAsync();
        var role = Me(context).HeldOn(clock.Today()).FirstOrDefault(c => c.For is null && c.Said == form["role"].ToString());
        if (role is null || Day(form["until"]) is not { } until)
        {
            return await ShowAsync(context, reader, AccountRefusal.RoleNotHeld, new Typed("delegate", form));
        }

        if (await users.FindByNameAsync(form["to"].ToString().Trim()) is not { } to)
        {
            return await ShowAsync(context, reader, new AccountRefusal("account-missing", SigningInTexts.UnknownColleague, 404), new Typed("delegate", form));
        }

        var me = Me(context).Id;
        var settled = await desk.DelegateAsync(me, me, new NewDelegation(to.Id, role.Role, role.Institution, until, Day(form["from"])));
        return settled.Refusal is { } refusal
            ? await ShowAsync(context, reader, refusal, new Typed("delegate", form))
            : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, Reader reader, AccountAdministration desk)
    {
        var number = long.TryParse((await context.FormAsync())["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var settled = await desk.RevokeDelegationAsync(Me(context).Id, Me(context).Id, number);
        return settled.Refusal is { } refusal ? await ShowAsync(context, reader, refusal) : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> EndSessionAsync(HttpContext context, Reader reader, OpenSessions open)
    {
        var form = await context.FormAsync();
        long? number = form["number"].Count == 0 ? null : long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var ended = await open.EndAsync(Me(context).Id, Sessions.IdOf(context.User), number);
        return ended == 0 && number is not null ? await ShowAsync(context, reader, AccountRefusal.NothingThere) : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, UserManager<Account> users, OwnCredentials secrets)
    {
        var form = await context.FormAsync();
        var (chosen, account) = (form["chosen"].ToString(), await MineAsync(context, users));
        var refusal = chosen != form["again"].ToString()
            ? new AccountRefusal("password-differs", SigningInTexts.NotTheSame, 400)
            : (await secrets.ChangePasswordAsync(account, form["current"].ToString(), chosen)).Refusal;
        if (refusal is not null)
        {
            return Page.Of<PasswordSheet>(context, new { Me(context).MustChange, Error = refusal.Sentence }, refusal.Status);
        }

        await GoOnAsync(context);
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> SecondFactorAsync(
        HttpContext context, UserManager<Account> users, OwnCredentials secrets, AccountRefusal? refusal = null, string? sent = null)
    {
        if (refusal is null && context.TakeOnce(SecondFactorPath) is { } codes)
        {
            return Page.Of<SecondFactorSheet>(context, new { RecoveryCodes = (IReadOnlyList<string>)codes.Split(' ') });
        }

        var account = await MineAsync(context, users);
        var status = refusal?.Status ?? StatusCodes.Status200OK;
        if (account.TwoFactor)
        {
            return Page.Of<SecondFactorSheet>(context, new { Error = refusal?.Sentence }, status);
        }

        var (key, draft) = secrets.Draft(account, sent);
        return Page.Of<SecondFactorSheet>(
            context, new { Key = key, Draft = draft, Address = OwnCredentials.Address(account, key), Error = refusal?.Sentence }, status);
    }

    private static async Task<IResult> TurnOnAsync(HttpContext context, UserManager<Account> users, OwnCredentials secrets)
    {
        var form = await context.FormAsync();
        var draft = form["draft"].ToString();
        var settled = await secrets.TurnOnAsync(await MineAsync(context, users), draft, form["code"].ToString());
        if (settled.Refusal is { } refusal)
        {
            return await SecondFactorAsync(context, users, secrets, refusal, draft);
        }

        await GoOnAsync(context);
        return context.Then(SecondFactorPath, string.Join(' ', settled.Value!));
    }

    private static async Task<IResult> TurnOffAsync(HttpContext context, UserManager<Account> users, OwnCredentials secrets)
    {
        var password = (await context.FormAsync())["password"].ToString();
        if ((await secrets.TurnOffAsync(await MineAsync(context, users), password)).Refusal is { } refusal)
        {
            return await SecondFactorAsync(context, users, secrets, refusal);
        }

        await GoOnAsync(context);
        return Results.LocalRedirect(Path);
    }

    /// <summary>The session that made the change goes on under the new stamp; all others end.</summary>
    private static async Task GoOnAsync(HttpContext context)
    {
        var (known, caller) = (context.RequestServices.GetRequiredService<KnownAccounts>(), Caller.Of(context.User));
        var account = (await known.FindAsync(Me(context).Id, context.RequestAborted))!;
        await Sessions.GoOnAsync(
            context, account,
            account.Capacities.FirstOrDefault(c => caller is not null && c.Role == caller.Role && c.Institution == caller.Institution && c.For == caller.For));
    }

    private static async Task<Account> MineAsync(HttpContext context, UserManager<Account> users) => (await users.FindByIdAsync(Me(context).Id))!;

    private static DateOnly? Day(string? text) => Instants.TryParseDay(text, out var day) ? day : null;
}
