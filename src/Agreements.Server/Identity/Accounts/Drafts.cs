using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Identity.Accounts;

/// <summary>What somebody has typed so far of an agreement to propose.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">Tells a repetition when it is recorded.</param>
/// <param name="Typed">What was typed, by the paths of fields.</param>
/// <param name="UpdatedAt">When it was typed last, UTC.</param>
public sealed record Draft(long Number, Guid Key, IReadOnlyDictionary<string, string> Typed, DateTimeOffset UpdatedAt);

/// <summary>Drafts, each for their owner alone. They are on record nowhere: what nobody records leaves no trace.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class Drafts(NpgsqlDataSource db, TimeProvider clock)
{
    private const string Columns = "number, key, typed, updated_at";

    // A draft that nobody touched for so long is forgotten with the next one.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private const int Most = 20;

    /// <summary>The drafts of an account, latest first; 20 at most.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<Draft>> OfAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from accounts.drafts where account = $1 order by updated_at desc limit {Most}");
        return await command.With(account).ListAsync(Read, ct);
    }

    /// <summary>A draft of an account; null when it has none of that number.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The draft's number.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Draft?> FindAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from accounts.drafts where account = $1 and number = $2").With(account).With(number);
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="typed">What stands in it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Its number.</returns>
    public async Task<long> BeginAsync(string account, IReadOnlyDictionary<string, string> typed, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            with old as (delete from accounts.drafts where account = $1 and updated_at < $5)
            insert into accounts.drafts (account, key, typed, updated_at) values ($1, $2, $3::jsonb, $4) returning number
            """).With(account).With(Guid.CreateVersion7()).With(JsonSerializer.Serialize(typed)).With(now).With(now - Kept);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Keeps what was typed.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The draft's number.</param>
    /// <param name="typed">What stands in it now.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task KeepAsync(string account, long number, IReadOnlyDictionary<string, string> typed, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update accounts.drafts set typed = $3::jsonb, updated_at = $4 where account = $1 and number = $2")
            .With(account).With(number).With(JsonSerializer.Serialize(typed)).With(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets a draft.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The draft's number.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task DropAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from accounts.drafts where account = $1 and number = $2").With(account).With(number);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Draft Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(2))!, row.GetFieldValue<DateTimeOffset>(3));
}
