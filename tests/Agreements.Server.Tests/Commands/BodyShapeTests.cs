using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Commands;

/// <summary>A command is the body of its request, but for what the address says and for what only history that is taken over names.</summary>
public sealed class BodyShapeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Source = """{"id":"s-1","title":"报道","reliability":"press"}""";

    public static TheoryData<string, string> Unsaid => new()
    {
        { "suspensions", $$"""{"origin":"qingsu","reason":"搬迁","source":{{Source}}}""" },
        { "termination", $$"""{"reason":"终止","source":{{Source}}}""" },
        { "outcomes", $$"""{"level":"municipal","title":{"zh":"奖"},"source":{{Source}}}""" },
        { "questions", $$"""{"text":"问","source":{{Source}}}""" },
        { "commitments/c-1/owner", """{"owner":"qingsu","id":"c-2"}""" },
        { "amendments/1/withdrawal", """{"reason":"不办","number":2}""" },
        { "notices/qingsu/revocation", """{"party":"changan"}""" },
        { "negotiated", """{"possibleWhile":["archived"]}""" },
        { "negotiated", """{"\u0000source":1}""" },
        { "terms", """{"terms":{"purpose":{"zh":"宗旨"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Unsaid))]
    public async Task What_a_body_may_not_say_is_not_known(string route, string body)
    {
        using var response = await server.Client.PostAsync($"/api/v1/agreements/{Guid.NewGuid()}/{route}",
            new StringContent(body, Encoding.UTF8, "application/json"));
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, said);
        said.ShouldContain("name");
    }

    /// <summary>What was optional in a body stays optional, and what was needed is needed.</summary>
    [Theory]
    [InlineData("ceremony", "{}", HttpStatusCode.NotFound)]
    [InlineData("parties/named", """{"party":"unnamed-1","name":{"zh":"某校"}}""", HttpStatusCode.NotFound)]
    [InlineData("rounds", "{}", HttpStatusCode.NotFound)]
    [InlineData("counter-proposals", """{"terms":{"purpose":{"zh":"宗旨"}}}""", HttpStatusCode.BadRequest)]
    [InlineData("parties", """{"role":"guide","name":{"zh":"某校"}}""", HttpStatusCode.BadRequest)]
    [InlineData("commitments/c-1/due", """{"reason":"延期"}""", HttpStatusCode.BadRequest)]
    [InlineData("consents", """{"party":"qingsu"}""", HttpStatusCode.BadRequest)]
    public async Task What_a_body_must_say_is_as_it_was(string route, string body, HttpStatusCode status)
    {
        using var response = await server.Client.PostAsync($"/api/v1/agreements/{Guid.NewGuid()}/{route}",
            new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_description_shows_what_a_body_may_say()
    {
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var paths = document.RootElement.GetProperty("paths");
        Names(paths, "/api/v1/agreements/{id}/suspensions").ShouldBe(["origin", "reason", "on", "below"]);
        Names(paths, "/api/v1/agreements/{id}/commitments/{commitment}/owner").ShouldBe(["owner", "reason", "on"]);
        Names(paths, "/api/v1/institutions").ShouldBe(["code", "kind", "name", "aliases", "region", "under"]);
    }

    private static string[] Names(JsonElement paths, string path)
    {
        var body = paths.GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        body.GetProperty("example").EnumerateObject().Select(p => p.Name)
            .ShouldBeSubsetOf(body.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(p => p.Name));
        return [.. body.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }
}
