using Agreements.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using System.Text.Json;

namespace Agreements.Server.Tests.Http;

/// <summary>The document tells a client how to spell what has a converter of its own.</summary>
public sealed class OpenApiSchemaTests
{
    [Fact]
    public async Task Enumerations_are_listed_by_their_spellings_and_dates_are_explained()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddOpenApiDocument();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapOpenApi();
        app.MapPost("/agreements", (ProposeAgreement command) => command.Parent);
        await app.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");

        var kind = schemas.GetProperty("AgreementKind");
        kind.GetProperty("type").GetString().ShouldBe("string");
        kind.GetProperty("enum").EnumerateArray().Select(e => e.GetString()).ShouldContain("friendship-school");
        schemas.GetProperty("Edtf").GetProperty("description").GetString()!.ShouldContain("EDTF");
    }
}
