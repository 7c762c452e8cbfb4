using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity.People;

/// <summary>
/// The names of the register of people, kept in memory, so that a command whose texts name nobody costs no statement. What this process writes it
/// knows at once; what another one wrote, half a minute later.
/// </summary>
/// <param name="db">The pool of the application's own role.</param>
/// <param name="clock">Tells when to look again.</param>
/// <param name="log">Where what was not read is told.</param>
public sealed partial class NamesOnRecord(NpgsqlDataSource db, TimeProvider clock, ILogger<NamesOnRecord> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(30);

    private long _seen = -1;

    /// <summary>The names.</summary>
    public PersonNames Names { get; private set; } = new();

    /// <summary>All names that are on record.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<PersonNames> LoadAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select name_zh, name_en from people.people where erased_at is null");
        return new PersonNames((await command.ListAsync(r => new[] { r.GetString(0), r.Words(1) }, ct)).SelectMany(n => n));
    }

    /// <summary>Reads them anew: who was erased is forgotten here too.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task ReadAsync(CancellationToken ct)
    {
        // First the last deed, then the names: a deed between the two is seen next time.
        var last = await LastDeedAsync(ct);
        (Names, _seen) = (await LoadAsync(db, ct), last);
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksAgain, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await LastDeedAsync(stoppingToken) != _seen)
                {
                    await ReadAsync(stoppingToken);
                }
            }
            catch (NpgsqlException e)
            {
                // Names of half a minute ago are better than none.
                NotRead(log, e.Message);
            }
        }
    }

    private async Task<long> LastDeedAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand("select coalesce(max(number), 0) from people.deeds");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(4010, LogLevel.Warning, "The names that texts are warned of were not read: {Cause}")]
    private static partial void NotRead(ILogger log, string cause);
}
