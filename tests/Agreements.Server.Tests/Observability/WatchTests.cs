using Agreements.Server.ReadModels;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Observability;

/// <summary>Nothing stands still in silence: what stopped by accident is started again, and what is late or left out is said.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private WatchedServer _server = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _server = await WatchedServer.StartAsync(_database);
        await Eventually.HoldsAsync(async () => (await AskAsync()).GetProperty("status").GetString() == "ready", "the server to be ready", 60);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Progress_that_somebody_moved_stops_the_subscription_and_the_watch_starts_it_again()
    {
        for (var i = 0; i < 3; i++)
        {
            await ShownAsync(await ProposeAsync());
        }

        await _database.ExecuteAsync("update agreements.mt_event_progression set last_seq_id = last_seq_id - 1 where name = 'read-models:All'");

        await ShownAsync(await ProposeAsync());
        (await AskAsync()).GetProperty("status").GetString().ShouldBe("ready");
    }

    [Fact]
    public async Task A_stream_that_is_set_aside_makes_the_server_degraded_and_says_the_cure()
    {
        var bad = Guid.CreateVersion7();
        await _database.ExecuteAsync($"alter table read_models.board_cards add constraint poison check (id <> '{bad}')");
        await ProposeAsync(bad);
        await Eventually.HoldsAsync(async () => (await AskAsync()).GetProperty("status").GetString() == "degraded", "the stream to be set aside");

        var readModels = (await AskAsync()).GetProperty("readModels");
        readModels.GetProperty("setAside").GetInt64().ShouldBe(1);
        readModels.GetProperty("status").GetString().ShouldBe("running");
        readModels.GetProperty("cure").GetString()!.ShouldContain("agreements read-models retry");
        (await PageAsync($"/agreements/{bad}")).ShouldContain("自第 1 版起，看板、登记簿等列表暂时无法显示本协议的变化");
        await ShownAsync(await ProposeAsync());
    }

    [Fact]
    public async Task Read_models_that_are_late_make_the_server_degraded_until_they_are_not()
    {
        Guid late;
        await using (var held = new NpgsqlConnection(_database.ConnectionString))
        {
            await held.OpenAsync();
            await using var transaction = await held.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("lock table read_models.board_cards in exclusive mode", held);
            await command.ExecuteNonQueryAsync();
            late = await ProposeAsync();
            await Eventually.HoldsAsync(async () => (await AskAsync()).GetProperty("status").GetString() == "degraded", "the read models to be late", 30);
            var readModels = (await AskAsync()).GetProperty("readModels");
            readModels.GetProperty("status").GetString().ShouldBe("behind");
            readModels.GetProperty("behindSeconds").GetDouble().ShouldBeGreaterThanOrEqualTo(5);
            (await PageAsync("/register")).ShouldContain("列表和看板显示的是截至");
        }

        await ShownAsync(late);
        await Eventually.HoldsAsync(async () => (await AskAsync()).GetProperty("status").GetString() == "ready", "the server to be ready again");
        (await PageAsync("/register")).ShouldNotContain("列表和看板显示的是截至");
    }

    private async Task<Guid> ProposeAsync(Guid? id = null)
    {
        var agreement = id ?? Guid.CreateVersion7();
        await using var session = _server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream<Agreement>(agreement, new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("友好学校协议"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))],
            null, null, null, null));
        await session.SaveChangesAsync();
        return agreement;
    }

    private async Task ShownAsync(Guid agreement) =>
        (await _server.Services.GetRequiredService<ProjectionWait>().WaitAsync(agreement, 1, TimeSpan.FromSeconds(60)))
            .ShouldBeTrue($"{agreement} is shown: {await AskAsync()}");

    private async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" }, { "Accept-Language", "zh-CN" } } };
        using var answer = await _server.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> AskAsync()
    {
        using var answer = await _server.Client.GetAsync("/health/ready");
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
