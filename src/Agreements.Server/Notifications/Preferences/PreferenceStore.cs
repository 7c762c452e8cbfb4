using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Preferences;

/// <summary>Keeps how people want to be told: each for themselves, and administrators for those of an institution who have said nothing.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class PreferenceStore(NpgsqlDataSource db, TimeProvider clock)
{
    private const string Columns = "awaited, due, news, quiet_from, quiet_until, language";

    /// <summary>Whose preferences those of an account are.</summary>
    /// <param name="account">The account's id.</param>
    public static string OfAccount(string account) => $"account:{account}";

    /// <summary>Whose preferences those of an institution's people are.</summary>
    /// <param name="code">The institution's code.</param>
    public static string OfInstitution(string code) => $"institution:{code}";

    /// <summary>What some have chosen, by holder; nothing of who has said nothing.</summary>
    /// <param name="command">A command of the connection to ask on.</param>
    /// <param name="holders">The holders.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<IReadOnlyDictionary<string, Preference>> OfAsync(NpgsqlCommand command, IEnumerable<string> holders, CancellationToken ct)
    {
        command.CommandText = $"select {Columns}, holder from notifications.preferences where holder = any($1)";
        var rows = await command.With(holders.Distinct(StringComparer.Ordinal).ToArray()).ListAsync(r => (Holder: r.GetString(6), Chosen: Read(r)), ct);
        return rows.ToDictionary(r => r.Holder, r => r.Chosen, StringComparer.Ordinal);
    }

    /// <summary>What somebody has chosen; null where they have said nothing.</summary>
    /// <param name="holder">Whose it is.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Preference?> FindAsync(string holder, CancellationToken ct)
    {
        await using var command = db.CreateCommand();
        return (await OfAsync(command, [holder], ct)).GetValueOrDefault(holder);
    }

    /// <summary>Keeps what somebody chose.</summary>
    /// <param name="holder">Whose it is.</param>
    /// <param name="chosen">What they chose.</param>
    /// <param name="by">The account that says so.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SaveAsync(string holder, Preference chosen, string by, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            insert into notifications.preferences (holder, {Columns}, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (holder) do update set ({Columns}, changed_by, changed_at) = (excluded.awaited, excluded.due, excluded.news,
                excluded.quiet_from, excluded.quiet_until, excluded.language, excluded.changed_by, excluded.changed_at)
            """);
        await command.With(holder).With(Name(chosen.Awaited)).With(Name(chosen.Due)).With(Name(chosen.News)).With(chosen.QuietFrom).With(chosen.QuietUntil)
            .With(chosen.Language).With(by).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets what somebody chose: what is usual holds again.</summary>
    /// <param name="holder">Whose it is.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ForgetAsync(string holder, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from notifications.preferences where holder = $1").With(holder);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Name(TellMode mode) => KebabEnum<TellMode>.Name(mode);

    private static Preference Read(NpgsqlDataReader r) => new(r.Named<TellMode>(0), r.Named<TellMode>(1), r.Named<TellMode>(2))
    {
        QuietFrom = r.Value<TimeOnly>(3), QuietUntil = r.Value<TimeOnly>(4), Language = r.Words(5),
    };
}
