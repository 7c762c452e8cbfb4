using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Notifications.Watching;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Register;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.WebUtilities;

namespace Agreements.Server.Pages.Inbox;

/// <summary>Begins and ends watching agreements by conditions of the register.</summary>
internal static class WatchedSetEndpoint
{
    public const string Path = "/notifications/watches";

    public static async Task<IResult> SetAsync(HttpContext context, Reader reader, WatchedSets sets, CancellationToken ct)
    {
        var form = await context.FormAsync();
        var (query, back) = (form["query"].ToString(), form["return"].ToString());
        if (context.Features.Get<KnownAccount>() is { } me)
        {
            var asking = new Asking(new QueryCollection(QueryHelpers.ParseQuery(query)));
            var asked = await RegisterAsked.OfRegisterAsync(asking, reader, Caller.Of(context.User), ct);
            if (form["on"] != "true")
            {
                await sets.EndAsync(me.Id, query, ct);
            }
            else if (asking.Wrong.Count == 0 && asked.IsFiltered)
            {
                await sets.BeginAsync(me.Id, query, asked.Filter, ct);
            }
        }

        return Results.LocalRedirect(LanguageChoice.IsLocal(back) ? back : InboxEndpoint.SettingsPath);
    }
}
