using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Npgsql;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Claim = System.Security.Claims.Claim;

namespace Agreements.Server.Identity;

/// <summary>
/// Sessions of people on the pages: an encrypted cookie that says who, in which role, and under which stamp it was begun. Every request looks
/// whether the account still lets it be.
/// </summary>
public static class Sessions
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "cookie";

    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>How long it lasts at all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string StampClaim = "stamp";
    private const string SessionClaim = "sid";
    private const string Begun = "begun";

    /// <summary>Adds the scheme.</summary>
    /// <param name="schemes">The schemes.</param>
    /// <param name="isSecure">Whether people come by HTTPS.</param>
    public static void AddSessions(this AuthenticationBuilder schemes, bool isSecure) => schemes.AddCookie(Name, o =>
    {
        // A browser takes a cookie with this prefix only over HTTPS, for this host alone and the whole of it.
        o.Cookie.Name = isSecure ? "__Host-agreements" : "agreements";
        o.Cookie.HttpOnly = true;
        o.Cookie.Path = "/";
        o.Cookie.IsEssential = true;
        o.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        // Strict would send whoever follows the link of a notice to the sign-in though they are signed in.
        o.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        o.ExpireTimeSpan = Idle;
        o.SlidingExpiration = true;
        o.Events.OnValidatePrincipal = ValidateAsync;
        o.Events.OnRedirectToLogin = context => Challenges.AskAsync(context.HttpContext);
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    });

    /// <summary>Begins a session.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">The account.</param>
    /// <param name="capacity">The role to ask in; null for none.</param>
    public static Task BeginAsync(HttpContext http, KnownAccount account, Capacity? capacity) => EnterAsync(
        http, account, capacity, RandomNumberGenerator.GetHexString(32),
        http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Goes on with the session of a request in another role, or under the account's new stamp; it lasts no longer for that.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">The account.</param>
    /// <param name="capacity">The role to ask in; null for none.</param>
    public static Task GoOnAsync(HttpContext http, KnownAccount account, Capacity? capacity) => EnterAsync(
        http, account, capacity, http.User.FindFirstValue(SessionClaim)!,
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.Items[Begun]);

    /// <summary>Ends the session of a request, here and in every copy of its cookie.</summary>
    /// <param name="http">The request.</param>
    public static async Task EndAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(Caller.AccountClaim) is { } account && http.User.FindFirstValue(SessionClaim) is { } session)
        {
            var services = http.RequestServices;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
                """
                with old as (delete from accounts.ended_sessions where ended_at < $4)
                insert into accounts.ended_sessions (id, account, ended_at) values ($1, $2, $3) on conflict do nothing
                """).With(session).With(account).With(now).With(now - Longest - Longest);
            await command.ExecuteNonQueryAsync();
            services.GetRequiredService<KnownAccounts>().Forget();
        }

        await http.SignOutAsync(Name);
    }

    /// <summary>The id of the session of a request; empty without one.</summary>
    /// <param name="user">The request's user.</param>
    public static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) ?? "";

    private static async Task EnterAsync(HttpContext http, KnownAccount account, Capacity? capacity, string session, string? begun)
    {
        var properties = new AuthenticationProperties();
        properties.Items[Begun] = begun;
        if (DateTimeOffset.TryParse(begun, CultureInfo.InvariantCulture, out var since))
        {
            await http.RequestServices.GetRequiredService<OpenSessions>().NoteAsync(session, account, since, http.Request.Headers.UserAgent.ToString());
        }

        await http.SignInAsync(Name, Principal(account, capacity, session), properties);
    }

    private static ClaimsPrincipal Principal(KnownAccount account, Capacity? capacity, string session)
    {
        var identity = ActingAs.Identity(account, capacity, Proof.Cookie, null, Name);
        identity.AddClaim(new Claim(StampClaim, account.Stamp));
        identity.AddClaim(new Claim(SessionClaim, session));
        return new ClaimsPrincipal(identity);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (clock, user) = (services.GetRequiredService<TimeProvider>(), context.Principal);
        var session = user?.FindFirstValue(SessionClaim) ?? "";
        if (user?.FindFirstValue(Caller.AccountClaim) is not { } id
            || await services.GetRequiredService<KnownAccounts>().FindAsync(id, context.HttpContext.RequestAborted) is not { IsDisabled: false } account
            || account.Stamp != user.FindFirstValue(StampClaim) || account.Ended.Contains(session)
            || !DateTimeOffset.TryParse(context.Properties.Items.TryGetValue(Begun, out var text) ? text : null, CultureInfo.InvariantCulture, out var begun)
            || clock.GetUtcNow() - begun > Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Name);
            return;
        }

        context.HttpContext.Features.Set(account);
        var (held, caller) = (account.HeldOn(clock.Today()), Caller.Of(user));
        var isHeld = caller is not null && held.Any(c => c.Role == caller.Role && c.Institution == caller.Institution && c.For == caller.For);
        if (!isHeld && (caller is not null || held.Count > 0))
        {
            // The role was taken, or the delegation is over: from this request on they ask in another, or in none.
            context.ReplacePrincipal(Principal(account, held.Count > 0 ? held[0] : null, session));
            context.ShouldRenew = true;
        }
    }
}
