using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Cli.Notices;

/// <summary>A message that the server gave up on.</summary>
internal sealed record DeadLetter(Guid Id, string MessageType, string? Exception, string? Message, DateTimeOffset? SentAt, bool IsReplayable);

/// <summary>Wolverine's dead letters, by SQL: starting Wolverine here would make this process a node that takes over the server's messages.</summary>
internal static class DeadLetters
{
    /// <summary>How many are listed at most.</summary>
    public const int Shown = 500;

    private const string Table = $"{StoreSetup.MessageSchema}.wolverine_dead_letters";

    /// <summary>The newest first; none where no server has ever run.</summary>
    public static async Task<IReadOnlyList<DeadLetter>> ListAsync(NpgsqlDataSource data, CancellationToken token)
    {
        await using var connection = await data.OpenConnectionAsync(token);
        if (!await ThereIsATable(connection, token))
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            $"""
            select id, message_type, exception_type, exception_message, sent_at, coalesce(replayable, false) from {Table}
            order by sent_at desc nulls last, id limit {Shown}
            """,
            connection);
        return await command.ListAsync(
            r => new DeadLetter(r.GetGuid(0), r.GetString(1), r.Words(2), r.Words(3), r.Value<DateTimeOffset>(4), r.GetBoolean(5)), token);
    }

    /// <summary>Marks one, or all, to be tried again; the running server's durability agent takes them up. Says how many.</summary>
    public static async Task<int> MarkAsync(NpgsqlDataSource data, Guid? id, CancellationToken token)
    {
        await using var connection = await data.OpenConnectionAsync(token);
        if (!await ThereIsATable(connection, token))
        {
            return 0;
        }

        await using var command = new NpgsqlCommand($"update {Table} set replayable = true where $1 is null or id = $1", connection).With(id);
        return await command.ExecuteNonQueryAsync(token);
    }

    private static async Task<bool> ThereIsATable(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select to_regclass('{Table}') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }
}
