using Agreements.Server.Identity.Accounts;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.Help;

/// <summary>Puts aside the hint with which one begins.</summary>
internal static class FirstHintEndpoint
{
    public const string Path = "/help/got-it";

    public static async Task<IResult> PutAsideAsync(HttpContext context, FirstHints hints, CancellationToken ct)
    {
        var form = await context.FormAsync();
        if (context.Features.Get<KnownAccount>() is { } me)
        {
            await hints.PutAsideAsync(me.Id, ct);
        }

        return Results.LocalRedirect(LanguageChoice.IsLocal(form["return"]) ? form["return"].ToString() : "/");
    }
}
