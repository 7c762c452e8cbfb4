using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity.Accounts;

/// <summary>A session on the pages, as its owner sees it.</summary>
/// <param name="Number">Its number, by which it is ended.</param>
/// <param name="BegunAt">When it was begun.</param>
/// <param name="Browser">The browser as it names itself, in short; empty when it does not.</param>
/// <param name="IsThis">Whether it is the session that asks.</param>
public sealed record SessionView(long Number, DateTimeOffset BegunAt, string Browser, bool IsThis);

/// <summary>The sessions of accounts, for their owners to see and end.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="known">Forgets what it knew of an account whose sessions ended.</param>
public sealed class OpenSessions(NpgsqlDataSource db, TimeProvider clock, KnownAccounts known)
{
    private static readonly string[] Browsers = ["MicroMessenger", "Edg", "OPR", "Firefox", "Chrome", "Safari"];
    private static readonly string[] Systems = ["HarmonyOS", "Windows", "Android", "iPhone", "iPad", "Macintosh", "Linux"];

    /// <summary>Notes a session that was begun, or that goes on under the account's new stamp.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="account">The account.</param>
    /// <param name="begun">When it was begun.</param>
    /// <param name="agent">How the browser names itself.</param>
    public async Task NoteAsync(string session, KnownAccount account, DateTimeOffset begun, string agent)
    {
        await using var command = db.CreateCommand(
            """
            with old as (delete from accounts.sessions where begun_at < $6)
            insert into accounts.sessions (id, account, stamp, begun_at, browser) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set stamp = excluded.stamp
            """).With(session).With(account.Id).With(account.Stamp).With(begun).With(InShort(agent)).With(clock.GetUtcNow() - Sessions.Longest);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// The sessions of an account that have not ended, latest first. One that nobody has used for long is among them until its twelve hours are over.
    /// </summary>
    /// <param name="account">The account's id.</param>
    /// <param name="session">The session that asks.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<SessionView>> OfAsync(string account, string session, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select s.number, s.begun_at, s.browser, s.id = $2
              from accounts.sessions s join accounts.accounts a on a.id = s.account and a.stamp = s.stamp
             where s.account = $1 and s.begun_at >= $3 and not exists (select from accounts.ended_sessions e where e.id = s.id)
             order by s.begun_at desc, s.number desc
            """).With(account).With(session).With(clock.GetUtcNow() - Sessions.Longest);
        return await command.ListAsync(r => new SessionView(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetBoolean(3)), ct);
    }

    /// <summary>Ends a session of an account, or all others than the one that asks.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="session">The session that asks.</param>
    /// <param name="number">The session to end; null for all others.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAsync(string account, string session, long? number)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var end = new NpgsqlCommand(
            """
            insert into accounts.ended_sessions (id, account, ended_at)
            select id, account, $4 from accounts.sessions where account = $1 and (number = $3 or ($3::bigint is null and id <> $2))
            on conflict do nothing
            """,
            connection).With(account).With(session).With(number).With(now);
        var ended = await end.ExecuteNonQueryAsync();
        if (ended > 0)
        {
            var change = new AccountChange(account, AccountChanges.SessionEnded, new { number, count = ended });
            await AccountRows.NoteAsync(connection, account, change, now, CancellationToken.None);
        }

        await transaction.CommitAsync();
        known.Forget();
        return ended;
    }

    /// <summary>Browser and system and nothing more: the whole of what a browser says of itself can tell one person from another.</summary>
    private static string InShort(string agent) => string.Join(
        " · ", new[] { Browsers, Systems }.Select(words => words.FirstOrDefault(w => agent.Contains(w, StringComparison.Ordinal))).OfType<string>());
}
