using Agreements.Server.Storage;
using Npgsql;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Notifications;

/// <summary>
/// Which webhooks are asked no more: those that answered 410, until somebody turns them on again or gives another address. Kept in the database, for
/// all servers and over restarts.
/// </summary>
/// <param name="db">The database.</param>
public sealed class WebhookSwitches(NpgsqlDataSource db)
{
    /// <summary>Their schema.</summary>
    public const string Schema = "agreements_notices";

    /// <summary>Makes the table. Of the address only its digest is kept: it may hold a robot's key.</summary>
    internal const string Creation = $"""
        create schema if not exists {Schema};
        create table if not exists {Schema}.webhooks_off (recipient text primary key, address bytea not null, since timestamptz not null);
        """;

    /// <summary>Whether a webhook is off at its present address.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<bool> IsOffAsync(WebhookRecipient webhook, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select exists (select from {Schema}.webhooks_off where recipient = $1 and address = $2)");
        return (bool)(await command.With(webhook.Name).With(DigestOf(webhook)).ExecuteScalarAsync(ct))!;
    }

    /// <summary>Turns a webhook off at its present address.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="at">When it said that it is gone.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task TurnOffAsync(WebhookRecipient webhook, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            insert into {Schema}.webhooks_off (recipient, address, since) values ($1, $2, $3)
            on conflict (recipient) do update set address = excluded.address, since = excluded.since
            """);
        await command.With(webhook.Name).With(DigestOf(webhook)).With(at.ToUniversalTime()).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes that a webhook answers, at whatever address: nothing is kept of a former one.</summary>
    /// <param name="recipient">Its label.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when it was not off.</returns>
    public async Task<bool> TurnOnAsync(string recipient, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"delete from {Schema}.webhooks_off where recipient = $1");
        return await command.With(recipient).ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Those that are off, by label, and since when.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<(string Recipient, DateTimeOffset Since)>> OffAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select recipient, since from {Schema}.webhooks_off order by recipient");
        return await command.ListAsync(r => (r.GetString(0), r.GetFieldValue<DateTimeOffset>(1)), ct);
    }

    /// <summary>Those of some webhooks that are off at their present address, by label, and since when.</summary>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<(string Recipient, DateTimeOffset Since)>> OffAsync(IReadOnlyList<WebhookRecipient> webhooks, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select recipient, since from {Schema}.webhooks_off join unnest($1::text[], $2::bytea[]) as asked(recipient, address) using (recipient, address)
            order by recipient
            """);
        command.With(webhooks.Select(w => w.Name).ToArray()).With(webhooks.Select(DigestOf).ToArray());
        return await command.ListAsync(r => (r.GetString(0), r.GetFieldValue<DateTimeOffset>(1)), ct);
    }

    private static byte[] DigestOf(WebhookRecipient webhook) => SHA256.HashData(Encoding.UTF8.GetBytes(webhook.Address.AbsoluteUri));
}
