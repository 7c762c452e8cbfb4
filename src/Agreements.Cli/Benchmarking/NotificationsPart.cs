using Agreements.Server.Localization;
using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// What notifications cost and how soon they come: commands with a hundred people and a webhook to tell, and with nobody; and from the answer of a command to
/// the request that arrives at the webhook.
/// </summary>
internal static class NotificationsPart
{
    private const int Callers = 8;
    private const int Pace = 200;
    private const int People = 100;

    /// <summary>So many of them have to do with what is measured.</summary>
    private const int Near = 10;

    private const string Nobody =
        "update accounts.accounts set disabled_at = now() where id like 'bench-told-%'; update notifications.endpoints set ended_at = now()";

    private const string Everybody =
        "update accounts.accounts set disabled_at = null where id like 'bench-told-%'; update notifications.endpoints set ended_at = null";

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using var server = await BenchServer.StartAsync(run.Database, tells: false);
        var arrived = new ConcurrentDictionary<Guid, long>();
        await using var webhook = await HearAsync(arrived);
        await EnterAsync(run.Database, server, webhook);
        var models = await Seeding.ModelsAsync(server.Store);
        var streams = new Streams(run.Database, "agreements");
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            var told = await PerSecondAsync(run, server, streams, models, Everybody);
            var end = Stopwatch.StartNew();
            await SettledAsync(run.Database);
            into.Add("all is told so long after the last command, s", end.Elapsed.TotalSeconds);
            var alone = await PerSecondAsync(run, server, streams, models, Nobody);
            into.Add($"commands/s, {People} people and a webhook told", told);
            into.Add("commands/s, nobody told", alone);
            into.Add("told ÷ nobody told", told / alone, Asked.AtLeast(0.9));
            await run.Database.ExecuteAsync(Everybody);
            var delays = await DelaysAsync(run, server, streams, models, arrived);
            into.Add($"{Pace}/s: command → webhook p50 ms", BenchFigure.Percentile(delays, 0.5));
            into.Add($"{Pace}/s: command → webhook p99 ms", BenchFigure.Percentile(delays, 0.99), Asked.AtMost(1000));
        }
    }

    /// <summary>
    /// Times the plan of one morning over a database of many agreements, its statements alone, and of a morning after a month without a server.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="output">Where to.</param>
    public static async Task PlanAsync(BenchDatabase database, TextWriter output)
    {
        var today = TimeProvider.System.Today();
        foreach (var (days, what) in new[] { (1, "a morning"), (30, "a morning after a month without a server") })
        {
            await using var connection = await database.DataSource.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var path = new NpgsqlCommand("set local search_path = read_models, public", connection);
            await path.ExecuteNonQueryAsync();
            await OweAsync(connection);
            var watch = Stopwatch.StartNew();
            await DuePlan.InsertAsync(connection, today.AddDays(-days), today, DateTimeOffset.UtcNow, CancellationToken.None);
            await FollowUpPlan.InsertAsync(connection, WorkingDayFile.Shipped(), today, DateTimeOffset.UtcNow, CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            await using var count = new NpgsqlCommand("select count(*) from notifications.causes where told_at is null", connection);
            var causes = await count.ExecuteScalarAsync();
            await using var owed = new NpgsqlCommand("select count(*) from read_models.commitment_rows where is_owed and due_latest is not null", connection);
            output.WriteLine($"{what}: planned in {BenchFigure.Text(seconds)} s (asked: ≤ 10): {causes} causes of {await owed.ExecuteScalarAsync()} due days");
            await transaction.RollbackAsync();
        }
    }

    /// <summary>So many days that something is due as a bureau's register of 100,000 agreements may have: each is owed some times over.</summary>
    private static async Task OweAsync(NpgsqlConnection connection)
    {
        await using var copy = new NpgsqlCommand(
            """
            insert into commitment_rows
            select owed.* from commitment_rows r cross join generate_series(2, (300000 / (
                    select count(*) from commitment_rows where is_owed and due_latest is not null)) + 1) n
            cross join lateral jsonb_populate_record(r, jsonb_build_object('id', r.id || '-' || n)) owed
            where r.is_owed and r.due_latest is not null;
            analyze commitment_rows
            """, connection) { CommandTimeout = 600 };
        await copy.ExecuteNonQueryAsync();
    }

    private static async Task<double> PerSecondAsync(BenchRun run, BenchServer server, Streams streams, Guid[] models, string who)
    {
        var most = (int)(1_600 * run.Seconds);
        var agreements = await streams.CopyAsync(models, most);
        await SettledAsync(run.Database);
        await run.Database.ExecuteAsync(who);
        return await Load.PerSecondAsync(Callers, run.Seconds, most, (_, n) => server.RecordAsync(agreements[n], new AdvanceToNegotiated()));
    }

    private static async Task<IReadOnlyList<double>> DelaysAsync(
        BenchRun run, BenchServer server, Streams streams, Guid[] models, ConcurrentDictionary<Guid, long> arrived)
    {
        var most = (int)(Pace * 3 * run.Seconds);
        var agreements = await streams.CopyAsync(models, most);
        await SettledAsync(run.Database);
        var committed = new ConcurrentDictionary<Guid, long>();
        arrived.Clear();
        var watch = Stopwatch.StartNew();
        await Load.PerSecondAsync(16, 3 * run.Seconds, most, async (_, n) =>
        {
            var early = (n * 1000.0 / Pace) - watch.Elapsed.TotalMilliseconds;
            if (early > 1)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(early));
            }

            await server.RecordAsync(agreements[n], new AdvanceToNegotiated());
            committed[agreements[n]] = Stopwatch.GetTimestamp();
        });
        while (!committed.Keys.All(arrived.ContainsKey) && watch.Elapsed < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(5);
        }

        return [.. committed.Select(c => arrived.TryGetValue(c.Key, out var at) ? Math.Max(0, Stopwatch.GetElapsedTime(c.Value, at).TotalMilliseconds)
            : throw new InvalidOperationException($"The webhook was not told of {c.Key} within a minute."))];
    }

    /// <summary>Waits until what was recorded before is shown and told, so that it is not in the way of the next figure.</summary>
    private static async Task SettledAsync(BenchDatabase database)
    {
        await database.CaughtUpAsync();
        while (await database.ScalarAsync<bool>(
            """
            select exists (select from notifications.causes where told_at is null)
                or exists (select from notifications.deliveries where state = 'waiting' and due_at is not null)
            """))
        {
            await Task.Delay(20);
        }
    }

    private static async Task<WebApplication> HearAsync(ConcurrentDictionary<Guid, long> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/", async (HttpRequest request) =>
        {
            using var told = await JsonDocument.ParseAsync(request.Body);
            arrived.TryAdd(told.RootElement.GetProperty("subject").GetGuid(), Stopwatch.GetTimestamp());
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>An endpoint is told by the sight of an entry of the directory, which these agreements alone do not need.</summary>
    private static async Task RegisterAsync(BenchServer server)
    {
        var (code, name) = Seeding.Entry(0);
        await using var session = server.Store.LightweightSession();
        if (await session.Events.FetchStreamStateAsync(DirectoryIds.OfInstitution(code)) is null)
        {
            session.LastModifiedBy = "bench";
            session.Events.StartStream<Institution>(
                DirectoryIds.OfInstitution(code), new InstitutionRegistered(code, InstitutionKind.School, name, [], null, "bench", null));
            await session.SaveChangesAsync();
        }
    }

    /// <summary>
    /// People who speak for and coordinate the institutions of the bench, and the webhook, which sees all that its institution takes part in.
    /// </summary>
    private static async Task EnterAsync(BenchDatabase database, BenchServer server, WebApplication webhook)
    {
        var address = webhook.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await RegisterAsync(server);
        await database.CaughtUpAsync();
        var fault = await server.Services.GetRequiredService<EndpointStore>().SaveAsync(
            new NewEndpoint(
                "bench", EndpointChannel.Webhook, address, Seeding.Coordinating, [$"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}"],
                [Server.Notifications.Causes.Topic.StageEntered], AllowsPrivate: true), "bench", CancellationToken.None);
        if (fault is not null)
        {
            throw new InvalidOperationException(fault.En);
        }

        await database.ExecuteAsync(string.Concat(Enumerable.Range(0, People).Select(i =>
            $"""
            insert into accounts.accounts (id, name, folded_name, stamp)
                values ('bench-told-{i}', 'bench-told-{i}', 'BENCH-TOLD-{i}', 's') on conflict do nothing;
            insert into accounts.grants (account, role, institution, from_day)
                values ('bench-told-{i}', '{(i % 2 == 0 ? "coordinator" : "representative")}', '{Seeding.Entry(i < Near ? 0 : i % 10).Code}', '2020-01-01');
            """)));
    }
}
