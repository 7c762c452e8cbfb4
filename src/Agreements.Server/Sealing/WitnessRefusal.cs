using Agreements.Server.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Agreements.Server.Sealing;

/// <summary>That a witness says that this log went back, or has two histories. It stands until the witness cosigns a later checkpoint.</summary>
/// <param name="Since">Since when it says so, UTC.</param>
/// <param name="Ours">How many leaves this log had, or the checkpoint that it refused.</param>
/// <param name="Seen">How many leaves it has cosigned, which are more; null where what it has seen did not grow into what it was shown.</param>
public sealed record WitnessRefusal(DateTimeOffset Since, long Ours, long? Seen)
{
    /// <summary>What it means, for whoever is to look.</summary>
    /// <param name="name">What the policy calls the witness.</param>
    public Text Sentence(string name) => Seen is { } seen
        ? new Text(
            $"见证方 {name} 拒绝联署：它已联署 {seen} 片叶子，而本日志只有 {Ours} 片。数据库被恢复到了较早的状态；"
                + "用 agreements fsck --against 与该见证方的检查点比对。",
            $"Witness {name} refuses: it has cosigned {seen} leaves, and this log has {Ours}. The database went back to an earlier state: "
                + "compare it with the witness's checkpoint by agreements fsck --against.")
        : new Text(
            $"见证方 {name} 拒绝联署：{Ours} 片叶子的检查点不是从它所见的增长而来，日志有两种历史；"
                + "用 agreements fsck --against 与该见证方的检查点比对。",
            $"Witness {name} refuses: the checkpoint of {Ours} leaves did not grow from what it has seen, so this log has two histories. "
                + "Compare the database with the witness's checkpoint by agreements fsck --against.");

    /// <summary>Keeps it in the place of what the witness said before.</summary>
    /// <param name="db">The database.</param>
    /// <param name="witness">The witness's key.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Whether it is news: it did not say so before.</returns>
    internal async Task<bool> KeepAsync(NpgsqlDataSource db, string witness, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            insert into {LedgerTables.Schema}.refusals as r (witness, since, ours, seen) values ($1, $2, $3, $4)
            on conflict (witness) do update set ours = excluded.ours, seen = excluded.seen,
                since = case when (r.seen is null) = (excluded.seen is null) then r.since else excluded.since end
            returning r.since = $2
            """).With(witness).With(Since).With(Ours);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)Seen ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
