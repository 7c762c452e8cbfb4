using Npgsql;
using System.Net;
using System.Text;

namespace Agreements.Server.Tests.Commands;

/// <summary>What was recorded a moment ago counts at once, though the read models have not come so far yet.</summary>
public sealed class FreshDirectoryTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_has_just_registered_an_institution_may_act_for_it()
    {
        await using var connection = new NpgsqlConnection(server.Database.ConnectionString);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        // Readers pass, and nothing more is written: the read model stays where it is.
        await using (var hold = new NpgsqlCommand("lock table read_models.sight_edges in exclusive mode", connection, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        await PostAsync("institutions", """{"code":"fresh-school","kind":"school","name":{"zh":"新校"},"under":"qingyang-edu"}""");
        await PostAsync("institutions", """{"code":"fresh-branch","kind":"school","name":{"zh":"新校分校"},"under":"fresh-school"}""");
        await PostAsync("institutions/fresh-branch/above", """{"under":"qingyang-edu"}""");
        await PostAsync("bodies", """{"code":"fresh-league","kind":"alliance","name":{"zh":"新联盟"},"members":["fresh-branch"]}""");
        await PostAsync("bodies/fresh-league/name", """{"name":{"zh":"新校联盟"}}""");
        await PostAsync("agreements", """{"kind":"aid","title":{"zh":"新校帮扶"},"parties":[{"role":"principal","body":"fresh-league","name":{"zh":"新校联盟"}}]}""");
        await PostAsync(
            "agreements",
            """{"kind":"aid","title":{"zh":"他校帮扶"},"parties":[{"role":"principal","institution":"far-school","name":{"zh":"远校"}}]}""",
            HttpStatusCode.Forbidden);
        await held.RollbackAsync();
    }

    private async Task PostAsync(string path, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await server.Client.PostAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
        (response.StatusCode == HttpStatusCode.Created ? HttpStatusCode.OK : response.StatusCode)
            .ShouldBe(status, $"{path}: {await response.Content.ReadAsStringAsync()}");
    }
}
