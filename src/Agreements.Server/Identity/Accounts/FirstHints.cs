using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Who has put aside the hint with which one begins: each for themselves, once for all their roles.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class FirstHints(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>Whether somebody put it aside.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<bool> AreAsideAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select exists (select from accounts.hints_aside where account = $1)").With(account);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Puts it aside; for good.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task PutAsideAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand("insert into accounts.hints_aside (account, at) values ($1, $2) on conflict do nothing")
            .With(account).With(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }
}
