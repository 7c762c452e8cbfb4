using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Rows of accounts, as statements.</summary>
internal static class AccountRows
{
    private const string Columns =
        "id, name, folded_name, person, external_subject, is_machine, password_hash, must_change, stamp, locked_until, two_factor, "
        + "authenticator_key, recovery_codes, disabled_at, created_at, version";

    /// <summary>The account that a condition on <c>$1</c> finds; null for none.</summary>
    public static async Task<Account?> FindAsync(NpgsqlDataSource db, string condition, string value, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from accounts.accounts where {condition} = $1").With(value);
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>All accounts, by name.</summary>
    public static async Task<List<Account>> AllAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from accounts.accounts order by is_machine, folded_name");
        return await command.ListAsync(Read, ct);
    }

    /// <summary>Adds an account.</summary>
    public static Task InsertAsync(NpgsqlConnection connection, Account a, CancellationToken ct) => new NpgsqlCommand(
        """
        insert into accounts.accounts
            (id, name, folded_name, person, external_subject, is_machine, password_hash, must_change, stamp, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        connection).With(a.Id).With(a.Name).With(a.FoldedName).With(a.Person).With(a.ExternalSubject).With(a.IsMachine)
        .With(a.PasswordHash).With(a.MustChange).With(a.Stamp).With(a.CreatedAt).ExecuteNonQueryAsync(ct);

    /// <summary>Writes what can change of an account, unless somebody else has written since; failed tries are counted elsewhere. Says how many.</summary>
    public static Task<int> UpdateAsync(NpgsqlConnection connection, Account a, CancellationToken ct) => new NpgsqlCommand(
        """
        update accounts.accounts
           set name = $3, folded_name = $4, password_hash = $5, must_change = $6, stamp = $7, two_factor = $8, authenticator_key = $9,
               recovery_codes = $10, disabled_at = $11, version = version + 1
         where id = $1 and version = $2
        """,
        connection).With(a.Id).With(a.Version).With(a.Name).With(a.FoldedName).With(a.PasswordHash).With(a.MustChange).With(a.Stamp)
        .With(a.TwoFactor).With(a.AuthenticatorKey).With(a.RecoveryCodes).With(a.DisabledAt).ExecuteNonQueryAsync(ct);

    /// <summary>Notes a change, in the transaction of the change itself.</summary>
    public static Task NoteAsync(NpgsqlConnection connection, string account, AccountChange change, DateTimeOffset at, CancellationToken ct) =>
        new NpgsqlCommand(
            "insert into accounts.changes (at, by, what, account, details) values ($1, $2, $3, $4, $5::jsonb)", connection)
            .With(at).With(change.By).With(change.What).With(account)
            .With(change.Details is null ? "{}" : JsonSerializer.Serialize(change.Details, JsonSerializerOptions.Web)).ExecuteNonQueryAsync(ct);

    private static Account Read(NpgsqlDataReader r) => new()
    {
        Id = r.GetString(0), Name = r.GetString(1), FoldedName = r.GetString(2), Person = r.Words(3), ExternalSubject = r.Words(4),
        IsMachine = r.GetBoolean(5), PasswordHash = r.Words(6), MustChange = r.GetBoolean(7), Stamp = r.GetString(8),
        LockedUntil = r.Value<DateTimeOffset>(9), TwoFactor = r.GetBoolean(10), AuthenticatorKey = r.Words(11),
        RecoveryCodes = r.GetFieldValue<string[]>(12), DisabledAt = r.Value<DateTimeOffset>(13), CreatedAt = r.GetFieldValue<DateTimeOffset>(14),
        Version = r.GetInt64(15),
    };
}
