using Agreements.Server.Commands;
using Agreements.Server.Tests.Observability;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Agreements.Server.Tests.Operating;

/// <summary>Dashboard and alarms ask for series that are there: a name that nobody sends is a panel that is empty and an alarm that never rings.</summary>
public sealed partial class MonitoringTests(ITestOutputHelper output)
{
    private static readonly string[] Sources = ["agreements_", "http_server_", "db_client_", "dotnet_", "kestrel_", "wolverine_", "marten_"];

    [Fact]
    public async Task Every_series_that_dashboard_and_alarms_name_is_one_that_the_server_sends()
    {
        using var instruments = new Instruments();
        // Its instruments are made with the first command; none is sent here.
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Telemetry).TypeHandle);
        await using var database = await TestDatabase.CreateAsync();
        await using (var server = await WatchedServer.StartAsync(database))
        {
            (await server.Client.GetAsync("/health/ready")).Dispose();
        }

        foreach (var name in instruments.Names)
        {
            output.WriteLine(name);
        }

        foreach (var (place, expression) in Expressions())
        {
            var asked = SeriesIn(expression).ToArray();
            asked.ShouldNotBeEmpty($"{place}: {expression}");
            asked.Except(instruments.Names).ShouldBeEmpty($"{place}: {expression}");
        }
    }

    [Fact]
    public void Every_instrument_of_the_product_has_its_panel()
    {
        var shown = Expressions().Where(e => e.Place == "dashboard").SelectMany(e => SeriesIn(e.Expression)).ToArray();
        foreach (var name in typeof(Telemetry).GetFields().Where(f => f is { IsLiteral: true, Name: not nameof(Telemetry.Name) })
            .Select(f => (string)f.GetRawConstantValue()!))
        {
            shown.ShouldContain(s => s.StartsWith(name.Replace('.', '_'), StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Every_alarm_says_how_bad_it_is_and_what_to_do_in_both_languages()
    {
        var rules = File.ReadAllText(Repository.PathOf("ops/monitoring/alarms.yml")).Split("      - alert: ")[1..];
        rules.Length.ShouldBeGreaterThan(5);
        foreach (var rule in rules)
        {
            rule.ShouldMatch(@"severity: (page|ticket)\n");
            rule.ShouldMatch(@"summary: .*[一-龥].* / .*[a-z]");
            rule.ShouldMatch(@"cure: .*[一-龥].* / .*[a-z]");
            rule.ShouldMatch(@"\n        for: \d+m\n");
        }
    }

    [Fact]
    public void The_manual_names_every_alarm_and_whom_it_wakes()
    {
        var alarms = Alarm().Matches(File.ReadAllText(Repository.PathOf("ops/monitoring/alarms.yml")))
            .Select(m => $"| `{m.Groups[1].Value}` | {(m.Groups[2].Value == "page" ? "yes" : "in the morning")} |");
        var manual = File.ReadAllLines(Repository.PathOf("docs/operating.md")).Where(l => l.StartsWith("| `Agreements", StringComparison.Ordinal)).ToArray();
        manual.Select(l => string.Join('|', l.Split('|')[..3]) + "|").ShouldBe(alarms);
    }

    [Fact]
    public void The_manual_shows_every_check_in_its_order() =>
        ManualCheck().Matches(File.ReadAllText(Repository.PathOf("docs/operating.md"))).Select(m => m.Groups[1].Value)
            .ShouldBe(Agreements.Cli.Checking.Check.All.Select(c => c.Name));

    [Theory]
    [InlineData("sum by (command) (rate(agreements_commands_total{outcome=\"failed\", http_server_x=\"1\"}[5m]))", "agreements_commands_total")]
    [InlineData("max(dotnet_gc_pause_time_seconds_total) > 1", "dotnet_gc_pause_time_seconds_total")]
    public void Labels_and_functions_are_no_series(string expression, string series) => SeriesIn(expression).ShouldBe([series]);

    private static IEnumerable<(string Place, string Expression)> Expressions()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("ops/monitoring/dashboard.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(p => p.TryGetProperty("targets", out _))
            .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => ("dashboard", t.GetProperty("expr").GetString()!)).ToArray();
        var alarms = File.ReadAllLines(Repository.PathOf("ops/monitoring/alarms.yml")).Select(l => l.Trim())
            .Where(l => l.StartsWith("expr: ", StringComparison.Ordinal))
            .Select(l => ("alarms", l["expr: ".Length..])).ToArray();
        panels.ShouldNotBeEmpty();
        alarms.ShouldNotBeEmpty();
        return [.. panels, .. alarms];
    }

    private static IEnumerable<string> SeriesIn(string expression) =>
        Word().Matches(Labels().Replace(expression, "")).Select(m => m.Value).Where(w => Sources.Any(s => w.StartsWith(s, StringComparison.Ordinal)))
            .Distinct();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without|on|ignoring) ?\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"- alert: (\w+)[\s\S]*?severity: (\w+)")]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^   (?:ok  |warn|fail)  ([a-z-]+): ", RegexOptions.Multiline)]
    private static partial Regex ManualCheck();

    [GeneratedRegex("[a-z][a-z0-9_]+")]
    private static partial Regex Word();
}
