using Agreements.Cli;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Storage;
using System.Globalization;
using System.Text.Json;

namespace Agreements.Server.Tests.Operating;

/// <summary>What <c>agreements ops check</c> says of endpoints that the server has turned off.</summary>
public sealed class WebhookCheckTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Gone = new(2025, 3, 27, 2, 30, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreements-webhooks");
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _settings["AGREEMENTS_DB"] = _database.ConnectionString;
        (await RunAsync("schema")).Code.ShouldBe(0);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_all_are_told_it_is_well() =>
        (await LookAsync()).ShouldBe(new Line("webhooks", "ok", "没有失效的通知端点。", "No endpoint has stopped taking notifications.", null, null));

    [Fact]
    public async Task Endpoints_that_are_off_by_themselves_are_named_with_the_way_back_in_both_languages()
    {
        await TurnOffAsync("board", "gone");
        await TurnOffAsync("robot", "failing");
        await TurnOffAsync("left-out", "asked");
        var found = await LookAsync();
        found.Level.ShouldBe("warn");
        found.Zh.ShouldBe(
            "“board”自 2025年3月27日 10:30 起已停用：应答不再接收（410），“robot”自 2025年3月27日 10:30 起已停用：连续五天无法送达。");
        found.En.ShouldBe("'board' is off: it says that it is gone (410) since 27 March 2025 10:30, "
            + "'robot' is off: nothing arrived for five days since 27 March 2025 10:30.");
        foreach (var cure in new[] { found.CureZh, found.CureEn })
        {
            cure.ShouldNotBeNull().ShouldContain("agreements notices on board && agreements notices on robot");
        }

        (await RunAsync("notices", "on", "board")).Code.ShouldBe(0);
        (await RunAsync("notices", "on", "robot")).Code.ShouldBe(0);
        (await LookAsync()).Level.ShouldBe("ok");
    }

    /// <summary>As the server does when nothing arrives.</summary>
    private async Task TurnOffAsync(string name, string why)
    {
        await _database.ExecuteAsync(
            $"""
            insert into notifications.endpoints (name, channel, address, secrets, institution, made_by, made_at)
            values ('{name}', 'webhook', '', array[]::text[], 'cq-edu', 'test', now())
            """);
        await using var data = StoreSetup.DataSource(_database.ConnectionString);
        (await new EndpointSwitches(data).TurnOffAsync(name, why, Gone, null, default)).ShouldBeTrue();
    }

    private async Task<Line> LookAsync()
    {
        using var json = JsonDocument.Parse((await RunAsync("ops", "check", "--json")).Output);
        return json.RootElement.GetProperty("checks").EnumerateArray().Select(c => c.Deserialize<Line>(JsonSerializerOptions.Web)!)
            .Single(c => c.Name == "webhooks");
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        return (await App.RunAsync(args, output, output, name => _settings.GetValueOrDefault(name)), output.ToString());
    }

    private sealed record Line(string Name, string Level, string Zh, string En, string? CureZh, string? CureEn);
}
