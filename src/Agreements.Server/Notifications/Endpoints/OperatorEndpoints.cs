using Agreements.Server.Storage;
using Npgsql;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>
/// Makes the recipients of the operator's settings endpoints before the server tells anybody anything. Servers of one database have the same settings; of two
/// that have not, the one that started last is right.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="store">The endpoints.</param>
/// <param name="db">The database.</param>
/// <param name="log">The log.</param>
internal sealed class OperatorEndpoints(NoticeSettings settings, EndpointStore store, NpgsqlDataSource db, ILogger<OperatorEndpoints> log)
    : IHostedLifecycleService
{
    /// <summary>Where releases before kept which webhooks are off, with the digest of the address.</summary>
    private const string FormerSwitches = "agreements_notices.webhooks_off";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        NoticeLog.Recipients(log, settings.Recipients.Count, string.Join(", ", settings.Recipients));
        foreach (var name in await store.SyncAsync(settings.Recipients, cancellationToken))
        {
            NoticeLog.GaveWay(log, name);
        }

        await TakeOverAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Who was off for a release before is off.</summary>
    private async Task TakeOverAsync(CancellationToken ct)
    {
        await using var known = db.CreateCommand($"select to_regclass('{FormerSwitches}') is not null");
        if (settings.Recipients.Count == 0 || await known.ExecuteScalarAsync(ct) is not true)
        {
            return;
        }

        await using var take = db.CreateCommand(
            $"""
            with former as (delete from {FormerSwitches} returning recipient, address, since)
            update notifications.endpoints e set off_since = f.since, off_why = 'gone'
            from former f join unnest($1, $2) as named(recipient, address) using (recipient, address) where e.name = f.recipient and e.of_operator
            """);
        await take.With(settings.Recipients.Select(r => r.Name).ToArray())
            .With(settings.Recipients.Select(r => SHA256.HashData(Encoding.UTF8.GetBytes(r.Address))).ToArray()).ExecuteNonQueryAsync(ct);
    }
}
