using System.Net;
using System.Text.Json;
using Agreements.Server.Observability;
using Agreements.Server.ReadModels;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Agreements.Server.Tests.Observability;

/// <summary>An event that cannot be read stops the read models; it is named, mended, and shown, and nothing is skipped.</summary>
public sealed class StoppedReadModelTests
{
    private const string Broken = "'\"no event at all\"'::jsonb";

    [Fact]
    public async Task A_server_that_shows_every_event_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        await ReadyAsync(server);

        var (status, json) = await AskAsync(server);
        status.ShouldBe(HttpStatusCode.OK);
        json.GetProperty("status").GetString().ShouldBe("ready");
        json.GetProperty("readModels").GetProperty("status").GetString().ShouldBe("running");
        json.GetProperty("readModels").GetProperty("behindEvents").GetInt64().ShouldBe(0);
        (await server.Client.GetStringAsync("/health/live")).ShouldBe("""{"status":"live"}""");
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_named_mended_and_shown_and_nothing_is_skipped()
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        await AppendWithoutReadModelsAsync(database, ids);
        var sequence = await database.ScalarAsync<long>($"select seq_id from agreements.mt_events where stream_id = '{ids[1]}'");
        var body = await database.ScalarAsync<string>($"select data::text from agreements.mt_events where seq_id = {sequence}");
        await database.ExecuteAsync($"update agreements.mt_events set data = {Broken} where seq_id = {sequence}");

        await using var server = await WatchedServer.StartAsync(database);
        await Eventually.HoldsAsync(async () => (await AskAsync(server)).Json.GetProperty("readModels").GetProperty("status").GetString() == "stopped-on-event", "the read models to stop");
        await ShouldNameAsync(server, sequence, ids[1]);
        await database.ExecuteAsync($"update agreements.mt_events set data = '{body!.Replace("'", "''", StringComparison.Ordinal)}'::jsonb where seq_id = {sequence}");

        (await server.Watch.ResumeAsync(CancellationToken.None)).Stop.ShouldBeNull();
        await ReadyAsync(server);
        var freshness = new Freshness(server.Services.GetRequiredService<NpgsqlDataSource>());
        foreach (var id in ids)
        {
            (await freshness.WaitAsync(id, 1, TimeSpan.FromSeconds(10))).ShouldBeTrue($"{id} is shown");
        }

        server.Log.Lines.Count(l => l.EventId == 1201).ShouldBe(1);
        server.Log.Lines.Count(l => l.EventId == 1202).ShouldBe(1);
    }

    [Fact]
    public async Task Resuming_without_mending_stops_again_and_is_not_logged_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = Guid.CreateVersion7();
        await AppendWithoutReadModelsAsync(database, id);
        await database.ExecuteAsync($"update agreements.mt_events set data = {Broken}");

        await using var server = await WatchedServer.StartAsync(database);
        await Eventually.HoldsAsync(async () => (await server.Watch.LookAsync(CancellationToken.None)).Stop is not null, "the read models to stop");
        var again = await server.Watch.ResumeAsync(CancellationToken.None);

        again.Activity.ShouldBe(ReadModelActivity.StoppedOnEvent);
        again.Stop!.Stream.ShouldBe(id);
        server.Log.Lines.Count(l => l.EventId == 1201).ShouldBe(1);
        server.Log.Lines.ShouldNotContain(l => l.EventId == 1202);
    }

    [Fact]
    public async Task Without_its_database_a_server_lives_and_is_not_ready()
    {
        var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        await ReadyAsync(server);
        await database.DisposeAsync();

        var (status, json) = await AskAsync(server);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        json.GetProperty("database").GetProperty("status").GetString().ShouldBe("unreachable");
        json.GetProperty("cure").GetString()!.ShouldContain("AGREEMENTS_DB");
        (await server.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldNameAsync(WatchedServer server, long sequence, Guid stream)
    {
        var (status, json) = await AskAsync(server);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        json.GetProperty("status").GetString().ShouldBe("not-ready");
        var readModels = json.GetProperty("readModels");
        readModels.GetProperty("subscription").GetString().ShouldBe("read-models");
        readModels.GetProperty("cure").GetString()!.ShouldContain("POST /api/v1/operations/read-models/resume");
        var stoppedOn = readModels.GetProperty("stoppedOn");
        stoppedOn.GetProperty("sequence").GetInt64().ShouldBe(sequence);
        stoppedOn.GetProperty("isExact").GetBoolean().ShouldBeTrue();
        stoppedOn.GetProperty("type").GetString().ShouldBe("agreement-proposed");
        stoppedOn.GetProperty("stream").GetGuid().ShouldBe(stream);
        stoppedOn.GetProperty("version").GetInt64().ShouldBe(1);
        // Open to all, it tells which event; what is wrong inside is in the log.
        stoppedOn.TryGetProperty("error", out _).ShouldBeFalse();
        stoppedOn.TryGetProperty("exceptionType", out _).ShouldBeFalse();
        var line = server.Log.Lines.Single(l => l.EventId == 1201);
        line.Level.ShouldBe(LogLevel.Error);
        line.Text.ShouldContain($"stopped at event {sequence} (agreement-proposed, stream {stream}, version 1)");
    }

    /// <summary>A host makes the tables; a second one, never started, appends where nothing reads.</summary>
    private static async Task AppendWithoutReadModelsAsync(TestDatabase database, params Guid[] ids)
    {
        await using (await WatchedServer.StartAsync(database))
        {
        }

        await using var idle = WatchedServer.Build(database, new LogKeeper());
        var store = idle.Services.GetRequiredService<IDocumentStore>();
        foreach (var id in ids)
        {
            await using var session = store.LightweightSession();
            session.Events.StartStream<Agreement>(id, new AgreementProposed(
                AgreementKind.FriendshipSchool, 1, new Text("友好学校协议"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))], null, null, null, null));
            await session.SaveChangesAsync();
        }
    }

    private static Task ReadyAsync(WatchedServer server) =>
        Eventually.HoldsAsync(async () => (await server.Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK, "the server to be ready");

    private static async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(WatchedServer server)
    {
        using var answer = await server.Client.GetAsync("/health/ready");
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
