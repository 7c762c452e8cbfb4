using Agreements.Server.Exchange.Exporting.Annual;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Tests.Queries;

/// <summary>One question about the past has one answer for ever, also when somebody else held the stream meanwhile.</summary>
public sealed class SettledPastTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"往事如定"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task What_waited_for_its_stream_is_recorded_when_it_had_it_and_not_when_it_began_to_wait()
    {
        var id = await ProposeAsync();
        await using var other = new NpgsqlConnection(server.Database.ConnectionString);
        await other.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await RunAsync(other, $"select 1 from agreements.mt_streams where id = '{id}' for update");
        var reporting = PostAsync($"/api/v1/agreements/{id}/commitments", """{"id":"visit","title":{"zh":"企业回访"},"owner":"qingsu"}""");
        await WaitedForAsync();

        var then = (DateTime)(await RunAsync(other, "select clock_timestamp()"))!;
        var before = await VersionAsync(id, then);
        await holding.RollbackAsync();
        using var reported = await reporting;
        reported.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await VersionAsync(id, DateTime.UtcNow)).ShouldBe(before + 1);
        (await VersionAsync(id, then)).ShouldBe(before);
    }

    [Fact]
    public async Task Figures_are_not_final_while_somebody_who_wrote_before_may_still_commit()
    {
        var id = await ProposeAsync();
        await using var other = new NpgsqlConnection(server.Database.ConnectionString);
        await other.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await RunAsync(other, $"select 1 from agreements.mt_streams where id = '{id}' for update");
        (await FiguresAsync()).IsFinal.ShouldBeFalse();
        await holding.RollbackAsync();
        (await FiguresAsync()).IsFinal.ShouldBeTrue();
    }

    private Task<AnnualFigures> FiguresAsync()
    {
        var today = Shanghai.Day(DateTimeOffset.UtcNow);
        var reader = Reader.Whole(server.Services.GetRequiredService<NpgsqlDataSource>(), server.Services.GetRequiredService<IDocumentStore>());
        return AnnualReport.OfAsync(reader, 2025, today.AddDays(-1), today, CancellationToken.None);
    }

    private Task WaitedForAsync() => Eventually.HoldsAsync(
        () => server.Database.ScalarAsync<bool>(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%mt_streams%')"),
        "the command waits for the stream");

    private async Task<int> VersionAsync(Guid id, DateTime asOf) =>
        (await server.Client.GetFromJsonAsync<JsonElement>(
            $"/api/v1/agreements/{id}?asOf={DateTime.SpecifyKind(asOf, DateTimeKind.Utc):yyyy-MM-ddTHH:mm:ss.ffffffZ}"))
            .GetProperty("version").GetInt32();

    private async Task<Guid> ProposeAsync()
    {
        foreach (var code in (string[])["qingsu", "changan"])
        {
            using var entered = await PostAsync("/api/v1/institutions", $$$"""{"code":"{{{code}}}","kind":"school","name":{"zh":"{{{code}}}"}}""");
        }

        using var proposed = await PostAsync("/api/v1/agreements", Proposal);
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        return Guid.Parse(proposed.Headers.Location!.ToString().Split('/')[^1]);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        server.Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
