using Npgsql;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>A dry run of any command leaves nothing anywhere, and says what the command itself would then say.</summary>
public sealed partial class DryRunTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Meeting = "0195d3a0-0000-7000-8000-0000000000aa";

    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task It_tells_the_events_with_their_sentences_and_records_none()
    {
        var id = await ProposeAsync();
        var before = await EverythingAsync();

        using var would = await PostAsync($"/api/v1/agreements/{id}/terms?dry-run=true", """{"purpose":{"zh":"甲"}}""", ("Idempotency-Key", "dry-1"));

        would.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = await BodyAsync(would);
        said.GetProperty("version").GetInt64().ShouldBe(2);
        var e = said.GetProperty("wouldRecord").EnumerateArray().ShouldHaveSingleItem();
        e.GetProperty("type").GetString().ShouldBe("terms-revised");
        e.GetProperty("data").GetProperty("number").GetInt32().ShouldBe(1);
        e.GetProperty("sentence").GetProperty("zh").GetString().ShouldBe("提交条款文本第1稿。");
        (await EverythingAsync()).ShouldBe(before);
        (await server.Database.ScalarAsync<long>("select count(*) from agreements_api.idempotency_keys where key = 'dry-1'")).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_refused_as_the_command_is_refused()
    {
        var id = await ProposeAsync();
        using var would = await PostAsync($"/api/v1/agreements/{id}/negotiated?dry-run=true", "{}");
        using var does = await PostAsync($"/api/v1/agreements/{id}/negotiated", "{}");
        would.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Plain(await would.Content.ReadAsStringAsync()).ShouldBe(Plain(await does.Content.ReadAsStringAsync()));
        using var malformed = await PostAsync($"/api/v1/agreements/{id}/terms?dry-run=true", """{"term":{"years":-1}}""");
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var neither = await PostAsync($"/api/v1/agreements/{id}/terms?dry-run=perhaps", "{}");
        neither.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Every command of the OpenAPI document with its own example, on an agreement that is there: some are accepted, none leaves a trace.</summary>
    [Fact]
    public async Task No_command_of_the_api_leaves_a_trace()
    {
        var id = await ProposeAsync();
        await SeedAsync(id);
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var commands = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name == "post" && IsCommand(o.Value)).Select(o => (Path: p.Name, Operation: o.Value)))
            .ToArray();
        commands.Length.ShouldBeGreaterThan(40);
        var before = await EverythingAsync();
        var accepted = 0;
        foreach (var (path, operation) in commands)
        {
            var filled = Filled(path, id);
            using var would = await PostAsync($"{filled}?dry-run=true", Example(operation));
            ((int)would.StatusCode).ShouldBeOneOf([200, 400, 403, 404, 409, 412], $"{filled}: {await would.Content.ReadAsStringAsync()}");
            accepted += would.StatusCode == HttpStatusCode.OK ? 1 : 0;
            (await EverythingAsync()).ShouldBe(before, filled);
        }

        accepted.ShouldBeGreaterThan(25);
    }

    /// <summary>Entries and a meeting of the names that the paths are filled with, so that commands on each sort of stream are accepted.</summary>
    private async Task SeedAsync(string agreement)
    {
        (string Path, string Body)[] seeds =
        [
            ("bodies", """{"code":"qingsu","kind":"alliance","name":{"zh":"职教联盟"}}"""),
            ("engagements", $$"""{"id":"{{Meeting}}","kind":"meeting","title":{"zh":"推进会"},"on":"2025-05-01","agreements":["{{agreement}}"]}"""),
        ];
        foreach (var (path, body) in seeds)
        {
            using var response = await PostAsync($"/api/v1/{path}", body);
            response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        }
    }

    private static string Filled(string path, string agreement) => Placeholder().Replace(path, m => m.Value switch
    {
        "{id}" when path.Contains("/agreements/{id}", StringComparison.Ordinal) => agreement,
        "{id}" or "{agreement}" => Meeting,
        "{number}" => "1",
        _ => "qingsu",
    });

    private static bool IsCommand(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
        && parameters.EnumerateArray().Any(p => p.TryGetProperty("name", out var name) && name.GetString() == "dry-run");

    private static string Example(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
            && body.GetProperty("content").TryGetProperty("application/json", out var json)
            && json.TryGetProperty("example", out var example)
            ? example.GetRawText()
            : "{}";

    /// <summary>A digest of everything that a command could write: events, read models, messages, kept answers.</summary>
    private async Task<string> EverythingAsync()
    {
        await Eventually.HoldsAsync(() => server.Database.ScalarAsync<bool>(CaughtUp), "read models hold all events", 60);
        var told = new StringBuilder();
        await using var connection = new NpgsqlConnection(server.Database.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in await ListAsync(connection, Tables))
        {
            var held = await ListAsync(
                connection, $"select count(*)::text || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from {table} t");
            told.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{table} {held[0]}");
        }

        return told.ToString();
    }

    // The progress of the subscription and the heartbeat of a node move by themselves.
    private const string Tables = """
        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
        where schemaname in ('agreements', 'read_models', 'agreements_api', 'wolverine') and tablename not in ('mt_event_progression')
          and tablename not like '%node%' order by 1
        """;

    private const string CaughtUp = """
        select exists (select from agreements.mt_event_progression where name = 'read-models:All'
            and last_seq_id = (select max(seq_id) from agreements.mt_events))
        """;

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }

    private async Task<string> ProposeAsync()
    {
        using var response = await PostAsync("/api/v1/agreements?wait=true", Proposal);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await BodyAsync(response)).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name, value);
        }

        return await server.Client.SendAsync(message);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    private static string Plain(string problem) => Trace().Replace(problem, "");

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
