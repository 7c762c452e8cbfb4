using Npgsql;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Commands;

/// <summary>A key and its answer are recorded with what the command brings about, or not at all.</summary>
public sealed class IdempotencyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    /// <summary>Seen by the coordinator for one of its three parties only.</summary>
    private const string FarProposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"far-1","name":{"zh":"远方一校"}},
                    {"role":"principal","institution":"far-2","name":{"zh":"远方二企"}}]}
        """;

    private const string Leaving = """{"party":"qingsu","reason":"业务调整"}""";

    [Fact]
    public async Task Twenty_equal_requests_at_once_have_one_effect_and_one_answer()
    {
        var id = await ProposedAsync();
        await TwentyAtOnceAsync($"/api/v1/agreements/{id}/questions", """{"text":"原件在哪里"}""");
    }

    [Fact]
    public async Task Twenty_equal_proposals_at_once_begin_one_agreement() => await TwentyAtOnceAsync("/api/v1/agreements", Proposal);

    [Fact]
    public async Task What_cannot_be_done_twice_is_told_as_it_was_done_once()
    {
        var id = await ProposedAsync();
        await TwentyAtOnceAsync($"/api/v1/agreements/{id}/withdrawal", """{"reason":"另行安排"}""");
    }

    [Fact]
    public async Task A_repeated_request_that_waits_is_told_what_the_read_models_hold()
    {
        var (key, id) = ("waits", await ProposedAsync());
        using var first = await PostAsync($"/api/v1/agreements/{id}/questions", """{"text":"签署人是谁"}""", key);
        using var again = await PostAsync($"/api/v1/agreements/{id}/questions?wait=true", """{"text":"签署人是谁"}""", key);

        Receipt(await first.Content.ReadAsStringAsync()).GetProperty("inReadModels").ValueKind.ShouldBe(JsonValueKind.Null);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        Receipt(await again.Content.ReadAsStringAsync()).GetProperty("inReadModels").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var id = await ProposedAsync();
        using var refused = await PostAsync($"/api/v1/agreements/{id}/negotiated", "{}", "refused-first");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await server.Database.ScalarAsync<long>("select count(*) from agreements_api.idempotency_keys where key = 'refused-first'")).ShouldBe(0);
    }

    /// <summary>A repeated request that finds no answer yet, and at the gate an agreement that the first has just taken out of its sight.</summary>
    [Fact]
    public async Task Who_is_out_of_sight_by_what_they_asked_for_is_told_that_it_was_done()
    {
        await server.EnterAsync(["far-1", "far-2"]);
        var id = await ProposedAsync(FarProposal);
        // Otherwise the read model may write the proposal over what is put there below.
        await server.CaughtUpAsync();
        var path = $"/api/v1/agreements/{id}/parties/left";
        await using var database = NpgsqlDataSource.Create(server.Database.ConnectionString);
        await using var recording = await LockAsync(database, "agreements_api.idempotency_keys in share row exclusive mode");
        var first = PostAsync(path, Leaving, "leaves");
        await WaitedForAsync("agreements_api.idempotency_keys");
        await using var seeing = await LockAsync(database, "read_models.sights in access exclusive mode");
        var again = PostAsync(path, Leaving, "leaves");
        await WaitedForAsync("read_models.sights");

        await recording.DisposeAsync();
        using var done = await first;
        // What the read model does a moment later.
        await using (var shown = seeing.CreateCommand())
        {
            shown.CommandText = $"update read_models.sights set codes = array['far-1', 'far-2'], seen_by = array['far-1', 'far-2'] where id = '{id}'; commit";
            await shown.ExecuteNonQueryAsync();
        }

        using var told = await again;
        var text = await done.Content.ReadAsStringAsync();
        Receipt(text).GetProperty("recorded").GetArrayLength().ShouldBeGreaterThan(0, text);
        ((int)told.StatusCode, await told.Content.ReadAsStringAsync()).ShouldBe(((int)done.StatusCode, text));
        using var other = await PostAsync(path, Leaving, "leaves-otherwise");
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<NpgsqlConnection> LockAsync(NpgsqlDataSource database, string table)
    {
        var connection = await database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"begin; lock table {table}";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private Task WaitedForAsync(string table) => Eventually.HoldsAsync(
        () => server.Database.ScalarAsync<bool>($"select exists (select from pg_locks where relation = '{table}'::regclass and not granted)"),
        $"somebody to wait for {table}");

    private async Task TwentyAtOnceAsync(string path, string body)
    {
        var key = Guid.NewGuid().ToString("n");
        var before = await CountAsync("true");
        using var start = new SemaphoreSlim(0);
        var asked = Enumerable.Range(0, 20).Select(async _ =>
        {
            await start.WaitAsync();
            using var response = await PostAsync(path, body, key);
            return (response.StatusCode, Text: await response.Content.ReadAsStringAsync());
        }).ToArray();
        start.Release(20);
        var answers = await Task.WhenAll(asked);

        answers.Distinct().Count().ShouldBe(1, string.Join("\n", answers.Select(a => a.Text).Distinct()));
        Receipt(answers[0].Text).GetProperty("recorded").GetArrayLength().ShouldBe(1);
        (await CountAsync("true")).ShouldBe(before + 1);
    }

    private async Task<Guid> ProposedAsync(string proposal = Proposal)
    {
        using var response = await PostAsync("/api/v1/agreements", proposal, null);
        return Receipt(await response.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }

    private async Task DoneAsync(string path, string body)
    {
        using var response = await PostAsync(path, body, null);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private Task<long> CountAsync(string which) => server.Database.ScalarAsync<long>($"select count(*) from agreements.mt_events where {which}");

    private static JsonElement Receipt(string text) => JsonDocument.Parse(text).RootElement;

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await server.Client.SendAsync(request);
    }
}
