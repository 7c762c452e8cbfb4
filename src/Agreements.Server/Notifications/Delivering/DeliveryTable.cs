using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>Writes what leaves the house.</summary>
internal static class DeliveryTable
{
    /// <summary>The channel of mails.</summary>
    public const string Mail = "mail";

    /// <summary>The open digest of each of some accounts, made where there is none: the id of its mail by account and whether it is the week's.</summary>
    /// <param name="connection">The transaction to write in.</param>
    /// <param name="digests">The accounts, each with whether the week's is meant.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<(string Account, bool IsWeekly), Guid>> OpenDigestsAsync(
        NpgsqlConnection connection, IEnumerable<(string Account, bool IsWeekly)> digests, DateTimeOffset now, CancellationToken ct)
    {
        // In one order for all, so that two servers wait for each other and neither for itself.
        (string Account, bool IsWeekly)[] all = [.. digests.Distinct().OrderBy(d => d.Account, StringComparer.Ordinal).ThenBy(d => d.IsWeekly)];
        if (all.Length == 0)
        {
            return new Dictionary<(string, bool), Guid>();
        }

        await using var command = new NpgsqlCommand(
            """
            insert into notifications.deliveries as d (id, recipient, channel, digest, state, at)
            select n.id, n.recipient, $4, n.digest, 'waiting', $5 from unnest($1, $2, $3) as n(id, recipient, digest)
            on conflict (recipient, channel, digest) where state = 'waiting' and due_at is null do update set at = d.at
            returning d.recipient, d.digest = 'weekly', d.id
            """, connection);
        command.With(all.Select(_ => Guid.CreateVersion7(now)).ToArray()).With(all.Select(d => d.Account).ToArray())
            .With(all.Select(d => d.IsWeekly ? "weekly" : "daily").ToArray()).With(Mail).With(now);
        return (await command.ListAsync(r => (Account: r.GetString(0), IsWeekly: r.GetBoolean(1), Id: r.GetGuid(2)), ct))
            .ToDictionary(d => (d.Account, d.IsWeekly), d => d.Id);
    }

    /// <summary>Writes mails of one notification each.</summary>
    /// <param name="connection">The transaction to write in.</param>
    /// <param name="singles">The notifications.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertSinglesAsync(NpgsqlConnection connection, IReadOnlyCollection<Intended> singles, DateTimeOffset now, CancellationToken ct)
    {
        if (singles.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into notifications.deliveries (id, recipient, channel, state, due_at, at)
            select id, recipient, channel, 'waiting', due_at, $5 from unnest($1, $2, $3, $4) as n(id, recipient, due_at, channel)
            """, connection);
        await command.With(singles.Select(s => s.Delivery!.Value).ToArray()).With(singles.Select(s => s.Meant.Account).ToArray())
            .With(singles.Select(s => s.Decision.NotBefore?.ToUniversalTime() ?? now).ToArray())
            .With(singles.Select(s => s.Meant.Channel).ToArray()).With(now).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes how an attempt went.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ids">Ids of the deliveries.</param>
    /// <param name="state">How far they have come.</param>
    /// <param name="answer">Why no further; null for nothing to say.</param>
    /// <param name="now">The instant.</param>
    /// <param name="due">When the next attempt may be made; null for whenever its message comes.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task NoteAsync(
        NpgsqlDataSource db, Guid[] ids, string state, string? answer, DateTimeOffset now, CancellationToken stop, DateTimeOffset? due = null)
    {
        await using var command = db.CreateCommand(
            """
            update notifications.deliveries set state = $2, answer = $3, attempts = attempts + 1, due_at = coalesce($5, due_at),
                given_up = false, ended_at = case when $2 <> 'waiting' then $4::timestamptz end
            where id = any($1)
            """);
        await command.With(ids).With(state).With(answer).With(now).With(due).ExecuteNonQueryAsync(stop);
    }

    /// <summary>
    /// Writes that an endpoint is meant by a cause, as something that it missed: whichever server runs sends that, at once or when the endpoint is on again.
    /// </summary>
    /// <param name="connection">The transaction to write in.</param>
    /// <param name="cause">The cause's id.</param>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="sentAs">The id on the wire that a release before gave it, to an endpoint of the operator's; null for its own, to any.</param>
    /// <returns>False where there is no such endpoint, or it was meant before.</returns>
    public static async Task<bool> InsertMissedAsync(
        NpgsqlConnection connection, string cause, string endpoint, DateTimeOffset now, CancellationToken ct, string? sentAs = null)
    {
        await using var command = new NpgsqlCommand(
            """
            with meant as (
                insert into notifications.intended (cause, recipient, relation, relation_of, state, mail, delivery, at)
                select $1, 'endpoint:' || name, 'rule', institution, 'told', 'single', $3, $4 from notifications.endpoints
                where name = $2 and ended_at is null and ($5::text is null or of_operator)
                on conflict do nothing returning recipient)
            insert into notifications.deliveries (id, recipient, channel, state, answer, due_at, at, sent_as)
            select $3, m.recipient, e.channel, 'failed', 'off', $4, $4, $5 from meant m join notifications.endpoints e on e.name = $2
            """, connection);
        return await command.With(cause).With(endpoint).With(Guid.CreateVersion7(now)).With(now).With(sentAs).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Takes what endpoints missed while they were off, of those that are on.</summary>
    /// <param name="connection">The transaction to write in.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The ids, oldest first, each with whom it is to.</returns>
    public static async Task<IReadOnlyList<(Guid Id, string Recipient)>> MissedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with missed as (
                update notifications.deliveries d set state = 'waiting', answer = null, attempts = 0, due_at = d.at from notifications.endpoints e
                where d.recipient = 'endpoint:' || e.name and d.state = 'failed' and d.answer = 'off' and e.off_since is null and e.ended_at is null
                returning d.id, d.recipient)
            select id, recipient from missed order by id
            """, connection);
        return await command.ListAsync(r => (r.GetGuid(0), r.GetString(1)), ct);
    }

    /// <summary>Closes the open digests of a cadence: what comes from now on is in the next.</summary>
    /// <param name="connection">The transaction to write in.</param>
    /// <param name="withWeekly">Whether those of the week are closed too.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The ids of their mails.</returns>
    public static async Task<IReadOnlyList<Guid>> CloseDigestsAsync(NpgsqlConnection connection, bool withWeekly, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update notifications.deliveries set due_at = $2
            where digest is not null and state = 'waiting' and due_at is null and (digest = 'daily' or $1) returning id
            """, connection);
        return await command.With(withWeekly).With(now).ListAsync(r => r.GetGuid(0), ct);
    }
}
