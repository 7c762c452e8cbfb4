using Agreements.Server.Hosting;
using Agreements.Server.Tests.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Agreements.Server.Tests.Releases;

/// <summary>This release on the database of the last one that ran on stand-ins of Marten and Wolverine: three logins, and recipients who are told.</summary>
public sealed class UpgradedServer : IAsyncLifetime
{
    private const string Keys = """
        [{"key":"upgrade-coordinator","user":"coordinator-1","institution":"cq-edu","role":"coordinator"},
         {"key":"upgrade-auditor","user":"auditor-1","institution":"cq-edu","role":"auditor"}]
        """;

    private WebApplication? _app;
    private string _folder = "";

    public FormerDatabase Former { get; private set; } = null!;

    public TestDatabase Database => Former.Database;

    /// <summary>What recipients are sent.</summary>
    public WebhookSink Web { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Where the first answers of this release differ from those of the one before.</summary>
    public List<string> Differences { get; } = [];

    public HttpClient Coordinator { get; private set; } = null!;

    public HttpClient Auditor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Former = await FormerDatabase.RestoreAsync("last-on-stand-ins");
        Web = await WebhookSink.StartAsync();
        _folder = Directory.CreateTempSubdirectory("upgrade").FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder, "keys.json"), Keys);
        var recipients = new[] { "told", "gone", "later", "hanging" }
            .Select(name => $$"""{ "name": "{{name}}", "webhook": "{{Web.Url}}/{{name}}", "secret": "{{NoticeHost.Key}}" }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "notices.json"), $$"""{ "recipients": [{{string.Join(", ", recipients)}}] }""");
        // The dead letter is only sent again when somebody asks for it, and everything else as soon as it is due: now, whatever day it is.
        await Database.ExecuteAsync(
            "update wolverine.wolverine_incoming_envelopes set execution_time = now() where execution_time is not null and message_type like '%Notice'");
        await StartAsync();
        await CompareAsync();
    }

    public async Task StartAsync()
    {
        // The day of the answers that are compared: what is overdue then is not tomorrow's.
        _app = ServerApp.Build(
            services => services.AddSingleton<TimeProvider>(new StoppedClock(Former.AskedAt)),
            "--urls=http://127.0.0.1:0",
            $"--AGREEMENTS_DB={Former.Application}", $"--AGREEMENTS_DB_OWNER={Former.Owner}", $"--AGREEMENTS_DB_AUDITOR={Former.Auditor}",
            $"--AGREEMENTS_KEYS={Path.Combine(_folder, "keys.json")}", $"--AGREEMENTS_NOTICES={Path.Combine(_folder, "notices.json")}",
            "--AGREEMENTS_RATE_ACCOUNT=1000000", "--AGREEMENTS_RATE_ADDRESS=1000000", "--Logging:LogLevel:Default=Warning");
        await _app.StartAsync();
        var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        (Coordinator, Auditor) = (As("upgrade-coordinator", address), As("upgrade-auditor", address));
    }

    public async Task StopAsync()
    {
        if (_app is { } running)
        {
            _app = null;
            Coordinator.Dispose();
            Auditor.Dispose();
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Web.DisposeAsync();
        await Former.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Before any test has written something.</summary>
    private async Task CompareAsync()
    {
        foreach (var (path, shown) in Former.Shown)
        {
            using var answer = await Auditor.GetAsync(path);
            using var now = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Compare(path, shown, now.RootElement, Differences);
        }
    }

    /// <summary>A field more may have come; none may have gone or say something else.</summary>
    private static void Compare(string place, JsonElement before, JsonElement now, List<string> differences)
    {
        if (before.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            // How a fact may be written is said anew with each release; it is no fact itself.
            foreach (var field in before.EnumerateObject().Where(f => !(f.Name == "form" && place.Contains("/facts ", StringComparison.Ordinal))))
            {
                Compare($"{place} {field.Name}", field.Value, now.TryGetProperty(field.Name, out var value) ? value : default, differences);
            }
        }
        else if (place.Contains(" sentence ", StringComparison.Ordinal))
        {
            // How an event is told is worded better with each release; told it must be.
            if (now.ValueKind != before.ValueKind)
            {
                differences.Add($"{place}: was {before}, is {now}");
            }
        }
        else if (place.EndsWith(" gaps", StringComparison.Ordinal) && now.ValueKind == JsonValueKind.Array)
        {
            // More may be known not to be known; nothing that was is forgotten.
            differences.AddRange(before.EnumerateArray().Where(g => !now.EnumerateArray().Any(n => JsonElement.DeepEquals(g, n)))
                .Select(g => $"{place}: {g} is gone"));
        }
        else if (place.EndsWith("/facts", StringComparison.Ordinal) && now.ValueKind == JsonValueKind.Array)
        {
            CompareFacts(place, before, now, differences);
        }
        else if (before.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array && before.GetArrayLength() == now.GetArrayLength())
        {
            foreach (var (index, item) in before.EnumerateArray().Index())
            {
                Compare($"{place} {index}", item, now[index], differences);
            }
        }
        else if (now.ValueKind == JsonValueKind.Undefined || !JsonElement.DeepEquals(before, now))
        {
            differences.Add($"{place}: was {before}, is {now}");
        }
    }

    /// <summary>A fact more may be correctable now.</summary>
    private static void CompareFacts(string place, JsonElement before, JsonElement now, List<string> differences)
    {
        foreach (var fact in before.EnumerateArray())
        {
            var name = fact.GetProperty("fact").GetString();
            Compare($"{place} {name}", fact, now.EnumerateArray().FirstOrDefault(f => f.GetProperty("fact").GetString() == name), differences);
        }
    }

    private static HttpClient As(string key, Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
