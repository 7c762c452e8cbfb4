using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Cli.Benchmarking;

/// <summary>A database of its own for one bench, on the cluster of the given connection; dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string _admin;
    private readonly string _name;
    private readonly bool _isKept;

    private BenchDatabase(string admin, string name, bool isKept, string? connectionString = null)
    {
        _admin = admin;
        _name = name;
        _isKept = isKept;
        ConnectionString = connectionString ?? new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 60 }.ConnectionString;
        DataSource = StoreSetup.DataSource(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Makes one.</summary>
    /// <param name="admin">The cluster, by a role that may make databases.</param>
    /// <param name="kept">Its name, where it is to stay: one that is there is taken as it is. Null for one that goes at the end.</param>
    public static async Task<BenchDatabase> CreateAsync(string admin, string? kept = null)
    {
        var name = kept ?? $"agreements_bench_{Guid.NewGuid():n}"[..30];
        try
        {
            await ExecuteAsync(admin, $"create database \"{name}\" encoding 'UTF8' template template0");
        }
        catch (PostgresException e) when (kept is not null && e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // It was kept before.
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                "The bench makes a database of its own and this role may not: run it as ops/agreements bench, "
                + "or set AGREEMENTS_ADMIN_DB to a role that may create databases.", e);
        }

        return new BenchDatabase(admin, name, kept is not null);
    }

    /// <summary>The same database by one connection, where PostgreSQL tells the plan of every statement.</summary>
    public BenchDatabase Explaining()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Options = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 "
                + "-c auto_explain.log_analyze=on -c auto_explain.log_buffers=on -c client_min_messages=log",
            MaxPoolSize = 1,
        };
        return new BenchDatabase(_admin, _name, isKept: true, settings.ConnectionString);
    }

    /// <summary>Settings that a figure depends on, as the server has them.</summary>
    public async Task<string> ConditionsAsync()
    {
        await using var command = DataSource.CreateCommand(
            "select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') "
            + "|| ', synchronous_commit ' || current_setting('synchronous_commit')");
        return $"{await command.ExecuteScalarAsync()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}";
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How far the read models are: up to which sequence number.</summary>
    public Task<long> DeliveredAsync() => ScalarAsync<long>(
        $"select coalesce((select last_seq_id from agreements.mt_event_progression where name = '{StoreSetup.ReadModelShard}'), 0)");

    /// <summary>The last sequence number of all events.</summary>
    public Task<long> LastAsync() => ScalarAsync<long>("select coalesce(max(seq_id), 0) from agreements.mt_events");

    /// <summary>Waits until the read models hold every event that is there now.</summary>
    public async Task CaughtUpAsync(int beat = 25)
    {
        for (var last = await LastAsync(); await DeliveredAsync() < last;)
        {
            await Task.Delay(beat);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (!_isKept)
        {
            await ExecuteAsync(_admin, $"drop database if exists {_name} with (force)");
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
