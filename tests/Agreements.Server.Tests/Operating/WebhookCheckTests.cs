using Agreements.Cli;
using Agreements.Server.Notifications;
using Agreements.Server.Storage;
using Agreements.Server.Tests.Notices;
using System.Globalization;
using System.Text.Json;

namespace Agreements.Server.Tests.Operating;

/// <summary>What <c>agreements ops check</c> says of webhooks that the server has turned off.</summary>
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
    public async Task Nobody_is_told_by_webhook_or_all_are_on()
    {
        (await LookAsync()).ShouldBe(new Line("webhooks", "ok", "没有以网络回调通知的接收方。", "No recipient is told by webhook.", null, null));
        await WriteAsync("board");
        (await LookAsync()).En.ShouldBe("The webhook is on.");
        await WriteAsync("board", "desk");
        (await LookAsync()).ShouldBe(new Line("webhooks", "ok", "2 个网络回调均启用。", "All 2 webhooks are on.", null, null));
    }

    [Fact]
    public async Task Webhooks_that_are_gone_are_named_with_the_way_back_in_both_languages()
    {
        await WriteAsync("board", "desk", "robot");
        await TurnOffAsync("board", "robot");
        var found = await LookAsync();
        found.Level.ShouldBe("warn");
        found.Zh.ShouldBe("“board”自 2025年3月27日 10:30 起停用，“robot”自 2025年3月27日 10:30 起停用：应答 410（已不存在），不再通知。");
        found.En.ShouldBe("'board' is off since 27 March 2025 10:30, 'robot' is off since 27 March 2025 10:30: "
            + "the answer was 410 (gone), and nothing is told there any more.");
        foreach (var cure in new[] { found.CureZh, found.CureEn })
        {
            cure.ShouldNotBeNull().ShouldContain("agreements notices on board && agreements notices on robot");
            cure.ShouldContain("agreements notices replay --all");
        }

        (await RunAsync("notices", "on", "board")).Code.ShouldBe(0);
        (await RunAsync("notices", "on", "robot")).Code.ShouldBe(0);
        (await LookAsync()).Level.ShouldBe("ok");
    }

    [Fact]
    public async Task Another_address_is_another_webhook_and_who_is_in_no_settings_is_not_named()
    {
        await WriteAsync("board", "desk");
        await TurnOffAsync("board", "desk");
        await WriteAsync("desk");
        (await LookAsync()).En.ShouldStartWith("'desk' is off since");
        await File.WriteAllTextAsync(
            _settings["AGREEMENTS_NOTICES"], (await File.ReadAllTextAsync(_settings["AGREEMENTS_NOTICES"])).Replace("/desk", "/new", StringComparison.Ordinal));
        (await LookAsync()).Level.ShouldBe("ok");
    }

    private async Task WriteAsync(params string[] names)
    {
        _settings["AGREEMENTS_NOTICES"] = Path.Combine(_folder.FullName, "notices.json");
        await File.WriteAllTextAsync(_settings["AGREEMENTS_NOTICES"], JsonSerializer.Serialize(new
        {
            recipients = names.Select(n => new { name = n, webhook = $"https://robot.example/{n}", secret = NoticeHost.Key }),
        }));
    }

    /// <summary>As the server does when they answer 410.</summary>
    private async Task TurnOffAsync(params string[] names)
    {
        await using var data = StoreSetup.DataSource(_database.ConnectionString);
        foreach (var name in names)
        {
            await new WebhookSwitches(data).TurnOffAsync(
                new WebhookRecipient(name, new NoticeFilter(null, null, null), new Uri($"https://robot.example/{name}"), []), Gone, default);
        }
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
