namespace Agreements.Server.Pages.Texts;

/// <summary>Remembers in a cookie how somebody likes their pages. It tells nothing about the person.</summary>
internal static class OwnChoice
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Remembers a choice and goes back to a page of this server; anywhere else is replaced by the first page.</summary>
    public static IResult Remember(HttpContext context, string cookie, string value, string? back)
    {
        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Kept, IsEssential = true,
        });
        return Results.LocalRedirect(LanguageChoice.IsLocal(back) ? back! : "/");
    }
}
