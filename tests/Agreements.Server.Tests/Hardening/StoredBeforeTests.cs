using Agreements.Server.Storage;
using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Hardening.Fuzzing;
using Agreements.Server.Tests.Importing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.Hardening;

/// <summary>What was accepted before it was refused at the door is there for ever: it stops no read model, no page and no export.</summary>
public sealed class StoredBeforeTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>What parameters are given, wherever a path or a query has them.</summary>
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal)
    {
        ["stage"] = "signed",
        ["kind"] = "framework",
        ["year"] = "2025",
        ["as"] = "coordinator",
        ["path"] = "x",
        ["text"] = "协议",
        ["q"] = "协议",
        ["number"] = "1",
        ["from"] = "1",
        ["to"] = "1",
        ["of"] = "suspension",
    };

    [Fact]
    public async Task Events_that_hold_what_is_refused_today_are_delivered_shown_and_exported()
    {
        var odd = new StoredOddities(server.Services.GetRequiredService<IDocumentStore>().Options.Serializer());
        await server.StopAsync();
        (await CommandLine.RunAsync(server.Database.ConnectionString, ["import", .. CaseFiles.Demos])).Code.ShouldBe(0);
        await server.Database.ExecuteAsync("delete from read_models.sight_edges");
        await SpoilAsync(odd);
        await server.StartAsync();
        await server.CaughtUpAsync();
        (await server.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ReadEverythingAsync();
    }

    /// <summary>Puts into every stored event what nobody could put there today.</summary>
    private async Task SpoilAsync(StoredOddities odd)
    {
        var types = EventNames.All.ToDictionary(e => e.Value, e => e.Key);
        await using var connection = new NpgsqlConnection(server.Database.ConnectionString);
        await connection.OpenAsync();
        var events = new List<(long Number, string Type, string Json)>();
        await using (var select = new NpgsqlCommand("select seq_id, type, data::text from agreements.mt_events", connection))
        await using (var row = await select.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                events.Add((row.GetInt64(0), row.GetString(1), row.GetString(2)));
            }
        }

        events.Count.ShouldBeGreaterThan(100);
        foreach (var e in events)
        {
            await using var update = new NpgsqlCommand("update agreements.mt_events set data = $2::jsonb where seq_id = $1", connection)
            {
                Parameters = { new() { Value = e.Number }, new() { Value = odd.Of(types[e.Type], e.Json, (int)e.Number) } },
            };
            await update.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Every address that the server lists for reading, for each agreement, engagement, institution and body; and the command line's replay.</summary>
    private async Task ReadEverythingAsync()
    {
        using var auditor = server.As(RunningServer.Auditor);
        _given["source"] = (await auditor.GetFromJsonAsync<string[]>("/api/v1/exports/cases/sources")).ShouldNotBeNull()[0];
        var ids = await ListAsync("select id::text from agreements.mt_streams where type = 'agreement' order by id");
        var others = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["engagements"] = await ListAsync("select id::text from read_models.engagement_rows order by id"),
            ["institutions"] = await ListAsync("select code from read_models.directory_institutions order by code"),
            ["bodies"] = await ListAsync("select code from read_models.directory_bodies order by code"),
        };
        foreach (var target in Target.Of(server.Services).Where(t => t.Method == "GET"))
        {
            for (var n = 0; n < (target.Template.Contains('{', StringComparison.Ordinal) ? ids.Length : 1); n++)
            {
                var path = target.Fill((of, name) => _given.GetValueOrDefault(name) ?? Nth(others.GetValueOrDefault(of, ids), n));
                var query = target.Query.Where(q => _given.ContainsKey(q) && (q != "text" || n > 0)).Select(q => $"{q}={Uri.EscapeDataString(_given[q])}");
                using var answer = await auditor.GetAsync($"{path}?{string.Join('&', query)}");
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path}: {await answer.Content.ReadAsStringAsync()}");
                if (target.Template.Contains("/agreements/{id", StringComparison.Ordinal) && target.Template.Count(c => c == '{') == 1)
                {
                    answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Forbidden], path);
                }
            }
        }

        foreach (var id in ids)
        {
            var replayed = await CommandLine.RunAsync(server.Database.ConnectionString, "replay", id);
            replayed.Code.ShouldBe(0, replayed.Error);
        }
    }

    private static string Nth(string[] all, int n) => all[n % all.Length];

    private async Task<string[]> ListAsync(string sql) => (await server.Database.ScalarAsync<string[]>($"select array({sql})"))!;
}
