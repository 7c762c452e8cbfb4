using Agreements.Server.Http;
using Marten;

namespace Agreements.Server.Exporting.OpenContracting;

/// <summary>An agreement as a record package over HTTP.</summary>
public static class RecordEndpoints
{
    /// <summary>Maps <c>GET /agreements/{id}/record.json</c>.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapRecords(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/record.json", ReadAsync)
            .WithName("readRecord").WithSummary("The agreement as a record package in the manner of the Open Contracting Data Standard 1.1: releases and the compiled release.")
            .Produces(200, contentType: "application/json").ProducesProblem(404);

    private static async Task<IResult> ReadAsync(Guid id, IQuerySession session, HttpContext http)
    {
        var stream = await session.Events.FetchStreamAsync(id, token: http.RequestAborted);
        return stream is [{ Data: AgreementProposed }, ..]
            ? Results.Text(
                RecordPackage.Of(stream, $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}").ToJsonString(Written), "application/json", System.Text.Encoding.UTF8)
            : Problems.Refused([new AgreementUnknown(id)]).ToResult();
    }

    private static System.Text.Json.JsonSerializerOptions Written { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
