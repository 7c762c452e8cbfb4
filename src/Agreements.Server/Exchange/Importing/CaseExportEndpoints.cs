using Agreements.Server.Exchange.Importing.Writing;
using Agreements.Server.Http;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text;

namespace Agreements.Server.Exchange.Importing;

/// <summary>Case files over HTTP: what a source has told, as the importer reads it.</summary>
public static class CaseExportEndpoints
{
    /// <summary>Where the format's JSON Schema is, for editors: <c>docs/case-format.schema.json</c>, open to all.</summary>
    public const string SchemaPath = "/schemas/agreement-cases-1.json";

    /// <summary>Maps the schema.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapCaseSchema(this IEndpointRouteBuilder routes)
    {
        var schema = Encoding.UTF8.GetBytes(Embedded.Text("case-format.schema.json"));
        routes.MapGet(SchemaPath, () => Results.Bytes(schema, "application/schema+json")).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>Maps <c>GET /exports/cases</c>.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCaseExports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/exports/cases", async (string source, Reader reader, CancellationToken stop) =>
                await new CaseExport(reader).OfAsync(source, stop) is { } document
                    ? Results.File(
                        document.ToBytes(), "application/json; charset=utf-8",
                        $"{string.Concat(source.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'))}.json")
                    : Problems.Of(
                        404, "source-unknown", "There is no such thing.",
                        $"Nothing on record comes from the source '{source}'. /api/v1/exports/cases/sources lists the sources.").ToResult())
            .WithName("exportCases").WithSummary("What a source has told, as a file of the format agreement-cases/1.")
            .Produces(200, contentType: "application/json").ProducesProblem(404);
        api.MapGet("/exports/cases/sources", (Reader reader, CancellationToken stop) => new CaseExport(reader).SourcesAsync(stop))
            .WithName("readSources").WithSummary("Ids of all sources that something on record comes from, oldest first.").Produces<string[]>();
    }
}
