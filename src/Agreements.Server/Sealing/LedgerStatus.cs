using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Sealing;

/// <summary>What a witness has cosigned last.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Key">Its key.</param>
/// <param name="Size">How many leaves the tree had; null where it has cosigned nothing yet.</param>
/// <param name="At">When it cosigned, UTC; null likewise.</param>
/// <param name="Refusal">What it says against this log; null for nothing.</param>
public sealed record WitnessStatus(string Name, string Key, long? Size, DateTimeOffset? At, WitnessRefusal? Refusal);

/// <summary>How the seal is.</summary>
/// <param name="Size">How many events are under the tree.</param>
/// <param name="Position">Sequence number of the last of them.</param>
/// <param name="Waiting">How many events are recorded and not sealed yet.</param>
/// <param name="WaitingSeconds">How old the oldest of them is; 0 where there is none.</param>
/// <param name="Checkpoint">The last checkpoint, as it was signed; null before the first.</param>
/// <param name="CheckpointAt">When that was, UTC; null likewise.</param>
/// <param name="Keys">The keys of the log.</param>
public sealed record LedgerStatus(
    long Size, long Position, long Waiting, double WaitingSeconds, string? Checkpoint, DateTimeOffset? CheckpointAt, IReadOnlyList<LogKey> Keys)
{
    /// <summary>The witnesses that the policy names.</summary>
    public IReadOnlyList<WitnessStatus> Witnesses { get; init; } = [];

    /// <summary>What witnesses say against this log.</summary>
    public IReadOnlyList<Text> Refusals => [.. Witnesses.Where(w => w.Refusal is not null).Select(w => w.Refusal!.Sentence(w.Name))];

    /// <summary>Whether cosignatures are asked for.</summary>
    public bool AsksForWitnesses { get; init; }

    /// <summary>How many leaves the newest checkpoint has that enough witnesses have cosigned; null where none is asked for, or there is none.</summary>
    public long? WitnessedSize { get; init; }

    /// <summary>When the last of these cosigned it, UTC; null likewise.</summary>
    public DateTimeOffset? WitnessedAt { get; init; }

    /// <summary>Since when, UTC, there have been checkpoints that not enough have cosigned; null where the last is, or none is asked for.</summary>
    public DateTimeOffset? UnwitnessedSince { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Whose cosignatures count.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<LedgerStatus> ReadAsync(NpgsqlDataSource db, LedgerPolicy policy, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select h.size, h.position,
                   (select count(*) from {EventRow.Rows} and e.seq_id > h.position),
                   coalesce((select extract(epoch from clock_timestamp() - e.timestamp)::float8 from {EventRow.Rows} and e.seq_id > h.position
                             order by e.seq_id limit 1), 0)
            from {LedgerTables.Schema}.head h
            """);
        var (size, position, waiting, age) = (await command.ListAsync(
            r => (Size: r.GetInt64(0), Position: r.GetInt64(1), Waiting: r.GetInt64(2), Age: r.GetDouble(3)), ct))[0];
        var last = await LedgerReads.LastAsync(db, ct);
        var status = new LedgerStatus(
            size, position, waiting, Math.Max(0, age), last?.Note.ToString(), last?.At, await LedgerReads.KeysAsync(db, ct))
        {
            Witnesses = await WitnessesAsync(db, policy, ct),
            AsksForWitnesses = policy.Policy.AsksForWitnesses,
        };
        return policy.Policy.AsksForWitnesses ? await status.WithQuorumAsync(db, policy, ct) : status;
    }

    private static async Task<IReadOnlyList<WitnessStatus>> WitnessesAsync(NpgsqlDataSource db, LedgerPolicy policy, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select w.name, w.key, c.size, c.at, r.since, r.ours, r.seen
            from unnest($1, $2) with ordinality w (name, key, place)
            left join lateral (select size, at from {LedgerTables.Schema}.cosignatures where witness = w.key order by size desc limit 1) c on true
            left join {LedgerTables.Schema}.refusals r on r.witness = w.key
            order by w.place
            """).With(policy.Policy.Witnesses.Select(w => w.Name).ToArray()).With(policy.Policy.Witnesses.Select(w => w.Key.ToString()).ToArray());
        return await command.ListAsync(
            r => new WitnessStatus(
                r.GetString(0), r.GetString(1), r.Value<long>(2), r.Value<DateTimeOffset>(3),
                r.Value<DateTimeOffset>(4) is { } since ? new WitnessRefusal(since, r.GetInt64(5), r.Value<long>(6)) : null),
            ct);
    }

    private async Task<LedgerStatus> WithQuorumAsync(NpgsqlDataSource db, LedgerPolicy policy, CancellationToken ct)
    {
        var witnessed = await LedgerReads.WitnessedAsync(db, policy, ct);
        await using var next = db.CreateCommand($"select min(at) from {LedgerTables.Schema}.checkpoints where size > $1").With(witnessed?.Said.Size ?? 0);
        return this with
        {
            WitnessedSize = witnessed?.Said.Size,
            WitnessedAt = witnessed?.Note.Right([.. policy.Policy.Witnesses.Select(w => w.Key)]).Max(r => r.Signature.At),
            UnwitnessedSince = await next.ExecuteScalarAsync(ct) is DateTime since ? since : null,
        };
    }
}
