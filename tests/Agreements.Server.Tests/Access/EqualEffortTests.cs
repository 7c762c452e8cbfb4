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
            $"insert into read_models.sights (id, codes, seen_by, version) values ('{agreement}', array['nobody'], array['nobody'], 0)");
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
    private static async Task<IReadOnlyList<string>> StatementsAsync(HttpClient client, string path)
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
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        return [.. sent.OrderBy(s => s.At).Select(s => s.Text)];
    }
}
