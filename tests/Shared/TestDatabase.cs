using Npgsql;

namespace Agreements.Testing;

/// <summary>
/// A PostgreSQL database of its own for one test class, on the cluster that <c>AGREEMENTS_TEST_DB</c> names
/// (<c>ops/test</c> provides one). Created empty, dropped when disposed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _admin;

    private TestDatabase(string admin, string name)
    {
        _admin = admin;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 40, IncludeErrorDetail = true }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>Creates the database, on another cluster where one is given. Fails with the cure when no cluster is named.</summary>
    public static async Task<TestDatabase> CreateAsync(string? cluster = null)
    {
        var admin = cluster ?? Environment.GetEnvironmentVariable("AGREEMENTS_TEST_DB")
            ?? throw new InvalidOperationException(
                "AGREEMENTS_TEST_DB names no cluster: run the tests with ops/test, or set it to a connection string that may create databases.");
        var database = new TestDatabase(admin, $"t_{Guid.NewGuid():n}");
        await ExecuteAsync(admin, $"create database {database.Name} encoding 'UTF8' template template0");
        return database;
    }

    /// <summary>Runs one statement on the test's database.</summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    /// <summary>Runs one statement on the cluster, outside the test's database.</summary>
    public Task OnClusterAsync(string sql) => ExecuteAsync(_admin, sql);

    /// <summary>Reads one value from the test's database.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var value = await command.ExecuteScalarAsync();
        return value is null or DBNull ? default : (T)value;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pool = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        await ExecuteAsync(_admin, $"drop database if exists {Name} with (force)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
