using Agreements.Server.Storage;
using Npgsql;
using System.Diagnostics;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>
/// Builds read models anew from all events, compares them with the live ones and puts them in their place. Commands and readers go on
/// meanwhile; the subscription that keeps the live tables waits for the moment of the comparison. Runs in any process that reaches the
/// database, with the server up or down.
/// </summary>
public static class Rebuild
{
    /// <summary>Where the new tables grow.</summary>
    private const string Shadow = "read_models_rebuild";

    /// <summary>Names the advisory lock of the one rebuild at a time.</summary>
    private const long OneAtATime = 0x4147_524D_0002;

    /// <summary>How far behind the new tables may be when the live ones are locked, in sequence numbers.</summary>
    private const long CloseEnough = 2000;

    /// <summary>Rebuilds.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="models">Names of the models; empty for all.</param>
    /// <param name="progress">Told how far it is, several times a second; null for nobody.</param>
    /// <param name="ct">Gives up; the live tables stay as they were.</param>
    /// <exception cref="ArgumentException">There is no model of a name.</exception>
    /// <exception cref="RebuildUnderWayException">Another rebuild is running.</exception>
    public static Task<Rebuilt> RunAsync(
        string connectionString, IReadOnlyCollection<string> models, Action<RebuildProgress>? progress = null, CancellationToken ct = default) =>
        RunAsync(connectionString, models, swaps: true, progress, ct);

    /// <summary>Builds anew and compares all the same, and leaves the live tables as they are.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RebuildUnderWayException">A rebuild is running.</exception>
    public static Task<Rebuilt> CompareAsync(string connectionString, Action<RebuildProgress>? progress, CancellationToken ct) =>
        RunAsync(connectionString, [], swaps: false, progress, ct);

    private static async Task<Rebuilt> RunAsync(
        string connectionString, IReadOnlyCollection<string> models, bool swaps, Action<RebuildProgress>? progress, CancellationToken ct)
    {
        var chosen = ReadModel.Named(models);
        await using var live = StoreSetup.DataSource(connectionString);
        await using var shadow = StoreSetup.DataSource(connectionString, Shadow);
        await using var guard = await live.OpenConnectionAsync(ct);
        await ClaimAsync(guard, ct);
        progress?.Invoke(new RebuildProgress("prepare", 0, 0));
        await Schema.EnsureAsync(live, ct);
        await Schema.CreateShadowAsync(live, Shadow, chosen, ct);
        try
        {
            await using var replay = await Replay.StartAsync(shadow, chosen, ct);
            await replay.ReachAsync(CloseEnough, progress, ct);
            // New tables have no statistics and no visibility map: the first readers after the swap would get plans for empty tables.
            await ExecuteAsync(guard, $"vacuum analyze {string.Join(", ", chosen.SelectMany(m => m.Tables).Select(t => $"{Shadow}.{t.Name}"))}", ct);
            return await FinishAsync(live, replay, chosen, swaps, progress, ct);
        }
        finally
        {
            // The pool does not reset what it takes back: the claim must be given back here.
            await ExecuteAsync(guard, $"drop schema if exists {Shadow} cascade; select pg_advisory_unlock({OneAtATime})", CancellationToken.None);
        }
    }

    private static async Task<Rebuilt> FinishAsync(
        NpgsqlDataSource live, Replay replay, IReadOnlyList<ReadModel> models, bool swaps, Action<RebuildProgress>? progress, CancellationToken ct)
    {
        await using var connection = await live.OpenConnectionAsync(ct);
        var tables = await ThereAsync(connection, models, ct);
        await using var transaction = await TableLock.TakeAsync(connection, tables, StoreSetup.ReadModelSchema, ct);
        var locked = Stopwatch.GetTimestamp();
        await replay.ReachAsync(0, progress, ct);
        var upTo = await replay.StopAsync();
        progress?.Invoke(new RebuildProgress("compare", upTo, upTo));
        var compared = await ComparisonsAsync(connection, models, ct);
        if (swaps)
        {
            await SwapAsync(connection, transaction, models, tables, () => progress?.Invoke(new RebuildProgress("swap", upTo, upTo)), ct);
        }

        return new Rebuilt([.. models.Select(m => m.Name)], upTo, compared, Stopwatch.GetElapsedTime(locked));
    }

    private static async Task SwapAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<ReadModel> models, IReadOnlyList<ReadModelTable> tables, Action begins,
        CancellationToken ct)
    {
        begins();
        await TableLock.EscalateAsync(connection, transaction, tables, StoreSetup.ReadModelSchema, ct);
        foreach (var model in models)
        {
            foreach (var table in model.Tables)
            {
                // Indexes and constraints move with their table and keep their names.
                await ExecuteAsync(
                    connection, $"drop table if exists {StoreSetup.ReadModelSchema}.{table.Name}; alter table {Shadow}.{table.Name} set schema "
                        + $"{StoreSetup.ReadModelSchema}", ct);
            }

            await Schema.WriteShapeAsync(connection, StoreSetup.ReadModelSchema, model, model.Shape, ct);
        }

        // What the new tables cannot show is left out of them: it is said, as of the live ones.
        await ExecuteAsync(
            connection, $"insert into {StoreSetup.ReadModelSchema}.set_aside select * from {Shadow}.set_aside on conflict (stream) do nothing", ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<IReadOnlyList<TableComparison>> ComparisonsAsync(
        NpgsqlConnection connection, IReadOnlyList<ReadModel> models, CancellationToken ct)
    {
        var shapes = await Schema.ShapesAsync(connection, ct);
        var compared = new List<TableComparison>();
        foreach (var table in models.Where(m => shapes.GetValueOrDefault(m.Name) == m.Shape).SelectMany(m => m.Tables))
        {
            compared.Add(await Comparison.OfAsync(connection, table, StoreSetup.ReadModelSchema, Shadow, ct));
        }

        return compared;
    }

    /// <summary>The tables that are there: those of another release may lack some.</summary>
    private static async Task<IReadOnlyList<ReadModelTable>> ThereAsync(NpgsqlConnection connection, IReadOnlyList<ReadModel> models, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select tablename from pg_tables where schemaname = $1", connection);
        var there = await command.With(StoreSetup.ReadModelSchema).ListAsync(r => r.GetString(0), ct);
        return [.. models.SelectMany(m => m.Tables).Where(t => there.Contains(t.Name))];
    }

    private static async Task ClaimAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({OneAtATime})", connection);
        if (!(bool)(await command.ExecuteScalarAsync(ct))!)
        {
            throw new RebuildUnderWayException();
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // A large table takes longer than a page's query may.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Another process is rebuilding read models of the same database.</summary>
public sealed class RebuildUnderWayException() : Exception("Another rebuild of read models is running on this database: wait for it to end.");
