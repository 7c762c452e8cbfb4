using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;

namespace Agreements.Server.Exchange.Bundles;

/// <summary>Bundles over HTTP, for auditors.</summary>
public static class BundleRoutes
{
    /// <summary>Where they are.</summary>
    public const string Path = "/api/v1/exports/bundle.zip";

    /// <summary>Maps them.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapBundles(this IEndpointRouteBuilder api) => api.MapGet("/exports/bundle.zip", ExportAsync)
        .WithName("exportBundle")
        .WithSummary("What an auditor takes away: events, documents, proofs and checkpoint of an agreement, or of everything; for auditors. "
            + "agreements verify reads it anywhere.")
        .Produces(200, contentType: "application/zip").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> ExportAsync(HttpContext http, Reader reader, LedgerPolicy policy, TimeProvider clock, Guid? agreement = null)
    {
        if (AuditorsOnly.Refusal(http, "Bundles are for auditors.") is { } refusal)
        {
            return refusal.ToResult();
        }

        var file = NamelessFile.Create("export");
        try
        {
            await new BundleExport(reader, policy, clock).WriteAsync(file, agreement is { } one ? [one] : null, http.RequestAborted);
            file.Position = 0;
            return Results.File(file, "application/zip", $"agreements-{clock.Today():yyyy-MM-dd}.zip");
        }
        catch (NoBundleException e)
        {
            await file.DisposeAsync();
            return Problems.Of(409, "no-bundle", "There is nothing to take away.", e.Sentence.EnOrZh).ToResult();
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
