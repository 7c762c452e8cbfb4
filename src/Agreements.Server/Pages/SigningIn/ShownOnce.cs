using Agreements.Server.Identity.Accounts;
using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>
/// A secret that was just made, on its way from the form that made it to the page that shows it: in a cookie of that page, encrypted, for two minutes
/// and once. A page that is loaded again makes no second one, and none is kept here; any server of several can show it.
/// </summary>
internal static class ShownOnce
{
    private const string Name = "agreements-once";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <summary>Hands a secret on to a page.</summary>
    /// <param name="context">The request that made it.</param>
    /// <param name="page">The path of the page.</param>
    /// <param name="secret">The secret; null for none.</param>
    /// <returns>The way to the page.</returns>
    public static IResult Then(this HttpContext context, string page, string? secret)
    {
        if (secret is not null)
        {
            context.Response.Cookies.Append(Name, Protector(context, page).Protect(secret, Life), Cookie(context, page));
        }

        return Results.LocalRedirect(page);
    }

    /// <summary>The secret that was handed on to this page, which is gone with this; null for none.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="page">Its path.</param>
    public static string? TakeOnce(this HttpContext context, string page)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } sent)
        {
            return null;
        }

        context.Response.Cookies.Delete(Name, Cookie(context, page));
        try
        {
            return Protector(context, page).Unprotect(sent);
        }
        catch (CryptographicException)
        {
            // Of another page, too old, or nobody's.
            return null;
        }
    }

    /// <summary>For one page and whoever is signed in: somebody else in the same browser does not see it.</summary>
    private static ITimeLimitedDataProtector Protector(HttpContext context, string page) => context.RequestServices
        .GetRequiredService<IDataProtectionProvider>().CreateProtector("shown-once.v1",
            context.Features.Get<KnownAccount>()?.Id ?? "", page).ToTimeLimitedDataProtector();

    private static CookieOptions Cookie(HttpContext context, string page) => new()
    {
        Path = page, HttpOnly = true, IsEssential = true, MaxAge = Life, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
