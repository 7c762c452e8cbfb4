using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoint
{
    /// <summary>Where the code of the second factor is sent.</summary>
    public const string CodePath = "/sign-in/code";

    public static void MapSigningIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Challenges.SignInPath, Show).AllowAnonymous();
        pages.MapPost(Challenges.SignInPath, EnterAsync).AllowAnonymous().LimitSignIn("name");
        pages.MapPost(CodePath, CodeAsync).AllowAnonymous().LimitSignIn();
        pages.MapPost(Challenges.SignOutPath, LeaveAsync);
    }

    private static IResult Show(HttpContext context, string? to) =>
        context.Features.Get<KnownAccount>() is null ? Page.Of<SignInSheet>(context, new { To = Local(to) }) : Results.LocalRedirect(Local(to));

    private static async Task<IResult> EnterAsync(HttpContext context, SignInProof desk, KnownAccounts known, TimeProvider clock)
    {
        var form = await context.FormAsync();
        var (name, to) = (form["name"].ToString(), Local(form["to"]));
        var tried = await desk.TryPasswordAsync(name, form["password"].ToString());
        return tried switch
        {
            { Account: { } account } => await BeginAsync(context, account, known, clock, to),
            { Ticket: { } ticket } => Page.Of<SignInSheet>(context, new { To = to, Ticket = ticket }),
            _ => Page.Of<SignInSheet>(context, new { To = to, Name = name, Error = SigningInTexts.Refused }, StatusCodes.Status401Unauthorized),
        };
    }

    private static async Task<IResult> CodeAsync(HttpContext context, SignInProof desk, KnownAccounts known, TimeProvider clock)
    {
        var form = await context.FormAsync();
        var to = Local(form["to"]);
        var tried = await desk.TryCodeAsync(form["ticket"].ToString(), form["code"].ToString());
        return tried switch
        {
            { Account: { } account } => await BeginAsync(context, account, known, clock, to),
            { Ticket: { } ticket } => Page.Of<SignInSheet>(context, new { To = to, Ticket = ticket, Error = SigningInTexts.CodeRefused }, StatusCodes.Status401Unauthorized),
            _ => Page.Of<SignInSheet>(context, new { To = to, Error = SigningInTexts.CodeRefused }, StatusCodes.Status401Unauthorized),
        };
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Account account, KnownAccounts known, TimeProvider clock, string to)
    {
        known.Forget();
        if (await known.FindAsync(account.Id, context.RequestAborted) is { } entering)
        {
            await Sessions.BeginAsync(context, entering, entering.HeldOn(clock.Today()) is [var first, ..] ? first : null);
        }

        return Results.LocalRedirect(account.MustChange ? Challenges.PasswordPath : to);
    }

    // A token to stop by, so that routing takes it for a handler whose result is to be answered, and not for a bare delegate.
    private static async Task<IResult> LeaveAsync(HttpContext context, CancellationToken _)
    {
        await Sessions.EndAsync(context);
        // Pages are kept nowhere; a browser that keeps one to go back to forgets it.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect(Challenges.SignInPath);
    }

    private static string Local(string? to) => LanguageChoice.IsLocal(to) ? to! : "/";
}
