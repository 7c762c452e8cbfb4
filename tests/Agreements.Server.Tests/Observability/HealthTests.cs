using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Observability;

/// <summary>What health tells is what its checks say, each registered under a name of its own.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private WatchedServer _server = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _server = await WatchedServer.StartAsync(_database);
        await Eventually.HoldsAsync(async () => (await AskAsync("ready")).Status == HttpStatusCode.OK, "the server to be ready", 60);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    private ICollection<HealthCheckRegistration> Checks => _server.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

    [Fact]
    public void Each_thing_that_is_looked_at_is_a_check_of_its_own() =>
        Checks.Select(c => $"{c.Name} {string.Join(' ', c.Tags)}").ShouldBe(["database ready", "read-models ready", "seal ready"]);

    [Fact]
    public async Task A_further_check_counts_by_its_tag()
    {
        Checks.Add(new HealthCheckRegistration("disk", new Unwell(HealthCheckResult.Degraded()), null, ["ready"]));
        var (status, json) = await AskAsync("ready");
        (status, json.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "degraded"));

        Checks.Add(new HealthCheckRegistration("leak", new Unwell(HealthCheckResult.Unhealthy()), null, ["live"]));
        (status, json) = await AskAsync("live");
        (status, json.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.ServiceUnavailable, "not-live"));
        // What one server must be restarted for says nothing of whether it does its work.
        (await AskAsync("ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_check_that_falls_over_is_not_well_and_says_nothing_of_the_inside()
    {
        Checks.Single(c => c.Name == "read-models").Factory = _ => new Unwell(null);
        using var answer = await _server.Client.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("inside");
    }

    [Fact]
    public async Task Whoever_asks_fills_no_log_and_changes_nothing()
    {
        Checks.Add(new HealthCheckRegistration("disk", new Unwell(HealthCheckResult.Unhealthy()), null, ["ready"]));
        (await AskAsync("ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _server.Log.Lines.ShouldNotContain(l => l.Category.Contains("HealthChecks", StringComparison.Ordinal));

        using var answer = await _server.Client.PostAsync("/health/ready", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(string what)
    {
        using var answer = await _server.Client.GetAsync($"/health/{what}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private sealed class Unwell(HealthCheckResult? result) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(result ?? throw new InvalidOperationException("from the inside"));
    }
}
