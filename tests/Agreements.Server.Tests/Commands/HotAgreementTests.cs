using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Commands;

/// <summary>Many ask for things of one agreement at once: each waits for its turn, and none is told that somebody was quicker.</summary>
public sealed class HotAgreementTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Each_is_decided_on_what_the_ones_before_left()
    {
        var id = JsonDocument.Parse(await PostAsync("agreements",
            """{"kind":"aid","title":{"zh":"帮扶"},"parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏"}}]}"""))
            .RootElement.GetProperty("id").GetGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var versions = new List<long>();
            for (var n = 0; n < 5; n++)
            {
                var said = await PostAsync($"agreements/{id}/questions", $$"""{"text":"问{{writer}}-{{n}}"}""");
                versions.Add(JsonDocument.Parse(said).RootElement.GetProperty("version").GetInt64());
            }

            return versions;
        }));

        answers.SelectMany(v => v).Order().ShouldBe(Enumerable.Range(2, 40).Select(v => (long)v));
        (await server.Database.ScalarAsync<long>($"select version from agreements.mt_streams where id = '{id}'")).ShouldBe(41);
    }

    private async Task<string> PostAsync(string path, string body)
    {
        using var response = await server.Client.PostAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        return said;
    }
}
