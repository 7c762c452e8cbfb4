using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity.Accounts;

/// <summary>How far somebody had seen an agreement before this visit.</summary>
/// <param name="Version">The version they saw then; null when they never did.</param>
/// <param name="At">When; null when they never did.</param>
/// <param name="IsWatched">Whether they watch it.</param>
public sealed record LastLook(long? Version, DateTimeOffset? At, bool IsWatched);

/// <summary>Which agreements people watch, and how far they have seen them: each for themselves.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class Watching(NpgsqlDataSource db, TimeProvider clock)
{
    private const int Most = 100;

    // Looks within half an hour are one visit: what was new when it began stays marked while somebody works with it.
    private static readonly TimeSpan Visit = TimeSpan.FromMinutes(30);

    /// <summary>Notes that somebody looks at an agreement, and says how far they had seen it before.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="version">The version they see now.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<LastLook> LookAsync(string account, Guid agreement, long version, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            insert into accounts.looks as l (account, agreement, version, at) values ($1, $2, $3, $4)
            on conflict (account, agreement) do update set
                before = case when l.at < $5 then l.version else l.before end,
                before_at = case when l.at < $5 then l.at else l.before_at end,
                version = greatest(l.version, excluded.version), at = excluded.at
            returning before, before_at, exists (select from accounts.watches w where w.account = $1 and w.agreement = $2)
            """).With(account).With(agreement).With(version).With(now).With(now - Visit);
        return (await command.FirstAsync(
            r => new LastLook(r.IsDBNull(0) ? null : r.GetInt64(0), r.IsDBNull(1) ? null : r.GetFieldValue<DateTimeOffset>(1), r.GetBoolean(2)), ct))!;
    }

    /// <summary>What an account watches, the latest first, 100 at most: each with the version that they saw last, 0 where they never looked.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Guid, long>> WatchedAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select w.agreement, coalesce(l.version, 0) from accounts.watches w
            left join accounts.looks l on l.account = w.account and l.agreement = w.agreement
            where w.account = $1 order by w.since desc limit {Most}
            """).With(account);
        return (await command.ListAsync(r => (Id: r.GetGuid(0), Seen: r.GetInt64(1)), ct)).ToDictionary(w => w.Id, w => w.Seen);
    }

    /// <summary>Begins or ends watching an agreement.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="isOn">True to begin.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SetAsync(string account, Guid agreement, bool isOn, CancellationToken ct)
    {
        await using var command = isOn
            ? db.CreateCommand("insert into accounts.watches (account, agreement, since) values ($1, $2, $3) on conflict do nothing")
                .With(account).With(agreement).With(clock.GetUtcNow())
            : db.CreateCommand("delete from accounts.watches where account = $1 and agreement = $2").With(account).With(agreement);
        await command.ExecuteNonQueryAsync(ct);
    }
}
