using Agreements.Server.Identity.Accounts;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Begins and ends watching an agreement: each for themselves.</summary>
internal static class WatchEndpoint
{
    public const string Path = "/agreements/{id:guid}/watch";

    public static async Task<IResult> SetAsync(HttpContext context, Guid id, Reader reader, Watching watching, CancellationToken ct)
    {
        if (!await reader.MaySeeAsync(id, ct))
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var isOn = (await context.FormAsync())["on"] == "true";
        if (context.Features.Get<KnownAccount>() is { } me)
        {
            await watching.SetAsync(me.Id, id, isOn, ct);
        }

        return Results.LocalRedirect($"/agreements/{id}");
    }
}
