using Agreements.Server.Observability;
using Agreements.Server.ReadModels;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Observability;

/// <summary>What keeps the read models from showing something is said with its cure, and nothing is skipped.</summary>
public sealed class StoppedReadModelTests
{
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
    public async Task An_event_that_cannot_be_read_leaves_the_server_ready_and_is_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        await AppendWithoutReadModelsAsync(database, ids);
        await database.ExecuteAsync($"update agreements.mt_events set data = '\"no event at all\"'::jsonb where stream_id = '{ids[0]}'");

        await using var server = await WatchedServer.StartAsync(database);
        await Eventually.HoldsAsync(async () => (await AskAsync(server)).Json.GetProperty("status").GetString() == "degraded", "the stream to be set aside");
        var (status, json) = await AskAsync(server);
        status.ShouldBe(HttpStatusCode.OK);
        json.GetProperty("readModels").GetProperty("setAside").GetInt64().ShouldBe(1);
        json.GetProperty("readModels").GetProperty("cure").GetString()!.ShouldContain("read-models");
        (await new ProjectionWait(server.Services.GetRequiredService<NpgsqlDataSource>()).WaitAsync(ids[1], 1, TimeSpan.FromSeconds(10)))
            .ShouldBeTrue("the other is shown");

        using var answer = await server.Client.GetAsync($"/api/v1/agreements/{ids[0]}");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        problem.GetProperty("type").GetString().ShouldBe("urn:agreements:problem:event-unreadable");
        problem.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldContain("read-models retry");
    }

    /// <summary>What is no fault of any stream, here a table that is gone, stops all of them; the first event not shown is named.</summary>
    [Fact]
    public async Task What_no_stream_is_to_blame_for_is_named_mended_and_all_is_shown()
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        await using var server = await WithoutATableAsync(database);
        await AppendAsync(database, ids);
        var sequence = await database.ScalarAsync<long>($"select seq_id from agreements.mt_events where stream_id = '{ids[0]}'");
        await Eventually.HoldsAsync(
            async () => (await AskAsync(server)).Json.GetProperty("readModels").GetProperty("status").GetString() == "stopped-on-event",
            "the read models to stop");
        await ShouldNameAsync(server, sequence, ids[0]);
        await database.ExecuteAsync("alter table read_models.mislaid rename to board_cards");

        (await server.Watch.ResumeAsync(CancellationToken.None)).Stop.ShouldBeNull();
        await ReadyAsync(server);
        var freshness = new ProjectionWait(server.Services.GetRequiredService<NpgsqlDataSource>());
        foreach (var id in ids)
        {
            (await freshness.WaitAsync(id, 1, TimeSpan.FromSeconds(10))).ShouldBeTrue($"{id} is shown");
        }

        server.Log.Lines.Count(l => l.EventId == 1201).ShouldBe(1);
        server.Log.Lines.Count(l => l.EventId == 1202).ShouldBe(1);
    }

    /// <summary>A running agent may believe in a page that the database has taken back; nobody need wait for another event to learn of it.</summary>
    [Fact]
    public async Task A_page_that_fails_after_others_were_shown_is_seen_and_is_shown_once_mended()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var freshness = new ProjectionWait(server.Services.GetRequiredService<NpgsqlDataSource>());
        await AppendAsync(database, first);
        (await freshness.WaitAsync(first, 1, TimeSpan.FromSeconds(30))).ShouldBeTrue();

        await database.ExecuteAsync("alter table read_models.board_cards rename to mislaid");
        await AppendAsync(database, second);
        await Eventually.HoldsAsync(
            async () => (await AskAsync(server)).Json.GetProperty("readModels").GetProperty("status").GetString() == "stopped-on-event",
            "the read models to stop", 60);
        await database.ExecuteAsync("alter table read_models.mislaid rename to board_cards");
        await server.Watch.ResumeAsync(CancellationToken.None);
        (await freshness.WaitAsync(second, 1, TimeSpan.FromSeconds(60))).ShouldBeTrue("it is shown once the cause is mended");
    }

    [Fact]
    public async Task Resuming_without_mending_stops_again_and_is_not_logged_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = Guid.CreateVersion7();
        await using var server = await WithoutATableAsync(database);
        await AppendAsync(database, id);
        await Eventually.HoldsAsync(async () => (await server.Watch.LookAsync(CancellationToken.None)).Stop is not null, "the read models to stop");
        // A page that comes again is looked at row by row: what stops it may be told in other words.
        await server.Watch.ResumeAsync(CancellationToken.None);
        var said = server.Log.Lines.Count(l => l.EventId == 1201);
        var again = await server.Watch.ResumeAsync(CancellationToken.None);

        again.Activity.ShouldBe(ReadModelActivity.StoppedOnEvent);
        again.Stop!.Stream.ShouldBe(id);
        server.Log.Lines.Count(l => l.EventId == 1201).ShouldBe(said);
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
        json.GetProperty("cure").GetString()!.ShouldContain("run ops/up again");
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
        stoppedOn.GetProperty("isExact").GetBoolean().ShouldBeFalse();
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

    /// <summary>A host makes the tables, and is gone when the events come.</summary>
    private static async Task AppendWithoutReadModelsAsync(TestDatabase database, params Guid[] ids)
    {
        await using (await WatchedServer.StartAsync(database))
        {
        }

        await AppendAsync(database, ids);
    }

    private static async Task<WatchedServer> WithoutATableAsync(TestDatabase database)
    {
        var server = await WatchedServer.StartAsync(database);
        await ReadyAsync(server);
        await database.ExecuteAsync("alter table read_models.board_cards rename to mislaid");
        return server;
    }

    private static async Task AppendAsync(TestDatabase database, params Guid[] ids)
    {
        await using var idle = WatchedServer.Build(database, new LogKeeper());
        var store = idle.Services.GetRequiredService<IDocumentStore>();
        foreach (var id in ids)
        {
            await using var session = store.LightweightSession();
            session.Events.StartStream<Agreement>(id, new AgreementProposed(
                AgreementKind.FriendshipSchool, 1, new Text("友好学校协议"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))],
                null, null, null, null));
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
