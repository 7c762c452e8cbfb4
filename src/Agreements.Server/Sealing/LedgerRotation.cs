using Agreements.Ledger.Notes;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Sealing;

/// <summary>Has a log sign with a new key, named by the one before it.</summary>
public static class LedgerRotation
{
    /// <summary>Makes the key and takes it up: the next checkpoint is signed with it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="keys">Where the private keys are; the one that names it must be there.</param>
    /// <param name="algorithm">Of which algorithm; where the log has none of it yet, its key of Ed25519 names it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It cannot be; the message says why and what to do.</exception>
    public static async Task<VerifierKey> RotateAsync(NpgsqlDataSource db, LedgerKeys keys, string algorithm, CancellationToken ct)
    {
        var kind = SignatureAlgorithm.All.Single(a => a.Name == algorithm);
        var inUse = (await LedgerReads.KeysInUseAsync(db, ct)).Select(VerifierKey.Parse).ToList();
        var before = inUse.FirstOrDefault(k => k.Algorithm == kind) ?? inUse.FirstOrDefault(k => k.Algorithm == SignatureAlgorithm.Ed25519)
            ?? throw new InvalidOperationException("The log has no key yet: it makes one with its first event.");
        var mine = keys.Read().FirstOrDefault(k => k.Verifier.ToString() == before.ToString())
            ?? throw new InvalidOperationException(
                $"The private key of {before} is not in {keys.Folder ?? "any folder (set AGREEMENTS_SECRETS)"}: only it can name another.");
        var made = keys.Make(before.Name, kind).Verifier;
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var end = new NpgsqlCommand(
            $"""
            with gone as (update {LedgerTables.Schema}.keys set until = now() where algorithm = $1 and until is null)
            select size from {LedgerTables.Schema}.head
            """, connection, transaction).With(kind.Name);
        var size = (long)(await end.ExecuteScalarAsync(ct))!;
        await using var add = new NpgsqlCommand(
            $"insert into {LedgerTables.Schema}.keys (key, algorithm, from_size, since, handover) values ($1, $2, $3, now(), $4)", connection, transaction)
            .With(made.ToString()).With(kind.Name).With(size).With(Handover.Of(mine, made, size).ToString());
        await add.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return made;
    }
}
