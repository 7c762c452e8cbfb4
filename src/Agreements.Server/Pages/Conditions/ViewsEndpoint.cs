using Agreements.Server.Identity.Accounts;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;
using System.Globalization;

namespace Agreements.Server.Pages.Conditions;

/// <summary>Saves and forgets the reader's own views of lists.</summary>
internal static class ViewsEndpoint
{
    public const string Path = "/views";
    public const string ForgetPath = "/views/forget";

    private static readonly string[] Pages = ["/register", "/board", "/commitments", "/gaps", "/calendar"];

    public static void MapViews(this IEndpointRouteBuilder pages)
    {
        pages.MapPost(Path, SaveAsync);
        pages.MapPost(ForgetPath, ForgetAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, SavedViews views, CancellationToken ct)
    {
        var form = await context.FormAsync();
        var (address, name) = (form["address"].ToString(), form["name"].ToString().Trim());
        var split = address.Split('?', 2);
        if (context.Features.Get<KnownAccount>() is not { } me || !LanguageChoice.IsLocal(address) || !Pages.Contains(split[0]))
        {
            return Results.LocalRedirect("/");
        }

        var query = split.Length == 2 ? "?" + split[1] : "";
        return await views.SaveAsync(me.Id, split[0], name, query, ct)
            ? Results.LocalRedirect(address)
            : Results.LocalRedirect(address + (query.Length == 0 ? "?" : "&") + "view-refused=true");
    }

    private static async Task<IResult> ForgetAsync(HttpContext context, SavedViews views, CancellationToken ct)
    {
        var form = await context.FormAsync();
        if (context.Features.Get<KnownAccount>() is { } me
            && long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await views.ForgetAsync(me.Id, number, ct);
        }

        return Results.LocalRedirect(LanguageChoice.IsLocal(form["return"]) ? form["return"].ToString() : "/");
    }
}
