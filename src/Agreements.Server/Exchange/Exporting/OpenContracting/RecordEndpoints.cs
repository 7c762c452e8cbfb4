using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Exchange.Exporting.OpenContracting;

/// <summary>An agreement as a record package over HTTP.</summary>
public static class RecordEndpoints
{
    /// <summary>Maps <c>GET /agreements/{id}/record.json</c>.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapRecords(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/record.json", ReadAsync)
            .WithName("readRecord")
            .WithSummary("The agreement as a record package in the manner of the Open Contracting Data Standard 1.1: releases and the compiled release.")
            .NeedsExport().Produces(200, contentType: "application/json").ProducesProblem(403).ProducesProblem(404);

    private static async Task<IResult> ReadAsync(Guid id, Reader reader, HttpContext http)
    {
        var stream = await reader.MaySeeAsync(id, http.RequestAborted) ? await reader.Session.Events.FetchStreamAsync(id, token: http.RequestAborted) : [];
        if (stream is not [{ Data: AgreementProposed }, ..])
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        Agreement[] states = [.. RecordPackage.States(stream)];
        if (!await reader.SeesByAsync(VisibilityRow.SeersOf(states[^1]), http.RequestAborted))
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        // What it named once and names no more is in its releases too.
        var unseen = await reader.UnseenAsync(states.SelectMany(s => s.NamedAgreements), http.RequestAborted);
        var package = RecordPackage.Of(stream, $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}", unseen);
        return Results.Text(package.ToJsonString(Written), "application/json", System.Text.Encoding.UTF8);
    }

    private static System.Text.Json.JsonSerializerOptions Written { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
