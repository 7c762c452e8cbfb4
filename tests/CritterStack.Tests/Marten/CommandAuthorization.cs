using Npgsql;

namespace CritterStack.Tests.Marten;

/// <summary>
/// An advisory lock that a test holds: a transaction that runs <see cref="Statement"/> waits for it, at a known place, for as long as the test likes.
/// </summary>
public sealed class CommandAuthorization : IAsyncDisposable
{
    private readonly NpgsqlConnection _holder;
    private readonly long _key = Random.Shared.NextInt64();

    private CommandAuthorization(NpgsqlConnection holder) => _holder = holder;

    public string Statement => $"select pg_advisory_xact_lock({_key})";

    public static async Task<CommandAuthorization> CloseAsync(TestDatabase database)
    {
        var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync();
        var gate = new CommandAuthorization(holder);
        await gate.ExecuteAsync($"select pg_advisory_lock({gate._key})");
        return gate;
    }

    /// <summary>Waits until so many backends stand before it.</summary>
    public Task IsWaitedForAsync(int backends = 1) => Eventually.HoldsAsync(
        async () => (long)(await ExecuteAsync($"select count(*) from ({Waiting}) w"))! >= backends, $"{backends} backends wait at the gate", 60);

    /// <summary>Ends the backends that stand before it, as a restart of PostgreSQL would.</summary>
    public Task TerminateAsync() => ExecuteAsync($"select pg_terminate_backend(pid) from ({Waiting}) w");

    public Task OpenAsync() => ExecuteAsync($"select pg_advisory_unlock({_key})");

    public ValueTask DisposeAsync() => _holder.DisposeAsync();

    private string Waiting => $"""
        select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())
        and classid = {(uint)(_key >> 32)} and objid = {(uint)_key}
        """;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _holder);
        return await command.ExecuteScalarAsync();
    }
}
