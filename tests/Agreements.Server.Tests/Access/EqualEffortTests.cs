using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Access;

/// <summary>What is out of sight takes the database what takes something that is not there, statement by statement: so no time tells which it is.</summary>
public sealed class EqualEffortTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("agreements/{0}")]
    [InlineData("agreements/{0}/timeline")]
    [InlineData("agreements/{0}/documents")]
    [InlineData("agreements/{0}/guards")]
    [InlineData("agreements/{0}/negotiation")]
    [InlineData("agreements/{0}/record.json")]
    [InlineData("agreements/{0}/contacts")]
    [InlineData("engagements/{0}")]
    public async Task Out_of_sight_is_asked_for_like_what_is_not_there(string path)
    {
        var (agreement, engagement) = await MadeAsync();
        await server.CaughtUpAsync();
        using var stranger = server.As(RunningServer.Stranger);
        // Who the stranger is, is asked once in a while.
        await StatementsAsync(stranger, string.Format(null, path, Guid.NewGuid()));

        var nothing = await StatementsAsync(stranger, string.Format(null, path, Guid.NewGuid()));
        var there = path.StartsWith("agreements", StringComparison.Ordinal) ? agreement : engagement;
        var hidden = await StatementsAsync(stranger, string.Format(null, path, there));

        nothing.ShouldNotBeEmpty();
        hidden.ShouldBe(nothing);
        hidden.ShouldAllBe(s => !s.Contains("mt_events", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("agreements/{0}/terms", """{"purpose":{"zh":"宗旨"}}""")]
    [InlineData("agreements/{0}/negotiated", "{}")]
    [InlineData("agreements/{0}/terms?dry-run=true", """{"purpose":{"zh":"宗旨"}}""")]
    [InlineData("agreements/{0}/documents", "%PDF-1.7")]
    [InlineData("engagements/{0}/participants", """{"code":"elsewhere-edu"}""")]
    public async Task What_is_to_be_done_to_it_is_weighed_like_what_is_not_there(string path, string body)
    {
        var (agreement, engagement) = await MadeAsync();
        await server.CaughtUpAsync();
        using var stranger = server.As(RunningServer.Stranger);
        await StatementsAsync(stranger, string.Format(null, path, Guid.NewGuid()), body);

        var nothing = await StatementsAsync(stranger, string.Format(null, path, Guid.NewGuid()), body);
        var there = path.StartsWith("agreements", StringComparison.Ordinal) ? agreement : engagement;
        var hidden = await StatementsAsync(stranger, string.Format(null, path, there), body);

        nothing.ShouldNotBeEmpty();
        hidden.ShouldBe(nothing);
        hidden.ShouldAllBe(s => !s.Contains("d.data", StringComparison.Ordinal));
    }

    /// <summary>Whoever may see it pays nothing for that: what is shown in their reach is loaded by the handler alone.</summary>
    [Theory]
    [InlineData("agreements/{0}/terms", """{"purpose":{"zh":"宗旨"}}""")]
    [InlineData("engagements/{0}/agreements/{1}/removal", """{"reason":"记错"}""")]
    public async Task Whoever_sees_it_is_let_through_by_one_statement(string path, string body)
    {
        var (agreement, engagement) = await MadeAsync();
        await server.CaughtUpAsync();
        var there = path.StartsWith("agreements", StringComparison.Ordinal) ? agreement : engagement;
        var sent = await StatementsAsync(server.Client, string.Format(null, path, there, agreement), body, HttpStatusCode.OK);

        sent.Count(s => s.Contains("sights", StringComparison.Ordinal)).ShouldBe(1, string.Join("\n--\n", sent));
    }

    [Fact]
    public async Task What_the_directory_has_just_been_told_is_weighed_before_it_is_shown()
    {
        await server.EnterAsync(["late-school"]);
        var late = await PostAsync("/api/v1/agreements", """
            {"kind":"aid","title":{"zh":"帮扶"},"parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},
             {"role":"principal","institution":"late-school","name":{"zh":"后登记的学校"}}]}
            """);
        await server.CaughtUpAsync();
        using var stranger = server.As(RunningServer.Stranger);
        async Task<HttpStatusCode> AskAsync() => (await stranger.PostAsync(
            $"/api/v1/agreements/{late}/terms?dry-run=true",
            new StringContent("""{"purpose":{"zh":"宗旨"}}""", System.Text.Encoding.UTF8, "application/json"))).StatusCode;
        (await AskAsync()).ShouldBe(HttpStatusCode.NotFound);

        await using var held = new NpgsqlConnection(server.Database.ConnectionString);
        await held.OpenAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await using var locked = new NpgsqlCommand("lock table read_models.sight_edges in exclusive mode", held);
        await locked.ExecuteNonQueryAsync();
        await using var session = server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(DirectoryIds.OfInstitution("late-school"), new InstitutionPlaced("elsewhere-edu", null));
        await session.SaveChangesAsync();

        (await AskAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_out_of_sight_is_asked_for_like_nobody()
    {
        using var entered = await server.Client.PostAsync("/api/v1/people", new StringContent(
            """{"name":{"zh":"王芳"},"institution":"qingsu"}""", System.Text.Encoding.UTF8, "application/json"));
        var person = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var stranger = server.As(RunningServer.Stranger);
        await StatementsAsync(stranger, $"people/p-{Guid.NewGuid()}");

        (await StatementsAsync(stranger, $"people/{person}")).ShouldBe(await StatementsAsync(stranger, $"people/p-{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task What_the_read_model_has_not_come_to_yet_is_seen_at_once()
    {
        var (agreement, _) = await MadeAsync();
        await server.CaughtUpAsync();
        await server.Database.ExecuteAsync($"delete from read_models.sights where id = '{agreement}'");
        (await server.Client.GetAsync($"/api/v1/agreements/{agreement}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetAsync($"/api/v1/agreements/{agreement}/timeline")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Shown as it was before somebody joined.
        await server.Database.ExecuteAsync(
            $"insert into read_models.sights (id, codes, approving, seen_by, version) values ('{agreement}', array['nobody'], '{{}}', array['nobody'], 0)");
        (await server.Client.GetAsync($"/api/v1/agreements/{agreement}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(Guid Agreement, Guid Engagement)> MadeAsync()
    {
        var agreement = await PostAsync("/api/v1/agreements", """
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """);
        return (agreement, await PostAsync("/api/v1/engagements", $$"""{"kind":"visit","title":{"zh":"考察"},"agreements":["{{agreement}}"]}"""));
    }

    private async Task<Guid> PostAsync(string path, string body)
    {
        using var answer = await server.Client.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>The statements that the database was sent for one request, told by its trace.</summary>
    private static async Task<IReadOnlyList<string>> StatementsAsync(
        HttpClient client, string path, string? body = null, HttpStatusCode expected = HttpStatusCode.NotFound)
    {
        var trace = ActivityTraceId.CreateRandom();
        var sent = new ConcurrentQueue<(DateTime At, string Text)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> o) =>
                o.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = a =>
            {
                if (a.Source.Name == "Npgsql" && a.TraceId == trace && (a.GetTagItem("db.query.text") ?? a.GetTagItem("db.statement")) is string text)
                {
                    sent.Enqueue((a.StartTimeUtc, text));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, $"/api/v1/{path}");
        request.Content = body is null ? null
            : new StringContent(body, System.Text.Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/octet-stream");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return [.. sent.OrderBy(s => s.At).Select(s => s.Text)];
    }
}
