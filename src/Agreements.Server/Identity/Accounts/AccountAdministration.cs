using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Agreements.Server.Identity.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Name">The sign-in name: letters and digits of any script, with dots, hyphens, underscores and @; 1 to 64.</param>
/// <param name="Id">Its id; null for a random one. It tells nothing about a person: it stands in events for ever.</param>
/// <param name="Person">Whose it is, in the people table; null for a program's, or while nobody has told.</param>
/// <param name="ExternalSubject">The subject that the OpenID provider knows it by; null for none.</param>
/// <param name="IsMachine">A program's: it gets keys and no password.</param>
public sealed record NewAccount(string Name, string? Id = null, string? Person = null, string? ExternalSubject = null, bool IsMachine = false);

/// <summary>An account that was made, or whose password was set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its sign-in name.</param>
/// <param name="Password">The password for once, shown here and never again; null for a program's.</param>
public sealed record OneTimePassword(string Id, string Name, string? Password);

/// <summary>Changes accounts, and notes who did. Who may ask is for the caller to see.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="users">The framework's rules of names and passwords.</param>
/// <param name="known">Forgets what is changed.</param>
/// <param name="operations">What a key can be limited to.</param>
public sealed partial class AccountAdministration(
    NpgsqlDataSource db, TimeProvider clock, UserManager<Account> users, KnownAccounts known, KnownOperations operations)
{
    /// <summary>Letters and digits that nobody takes for another.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The most characters of what refers to somebody elsewhere.</summary>
    private const int LongestReference = 255;

    /// <summary>One at a time: whether an administrator is left is then seen for sure.</summary>
    private const long OneAtATime = 0x4147_524D_0005;

    /// <summary>Makes an account.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="asked">The account.</param>
    /// <param name="password">Its first password; null for a random one.</param>
    /// <param name="mustChange">Whether its owner must choose another before anything else.</param>
    public async Task<Settled<OneTimePassword>> CreateAsync(string by, NewAccount asked, string? password = null, bool mustChange = true)
    {
        if (!NamePattern().IsMatch(asked.Name))
        {
            return AccountRefusal.Malformed("登录名须为 1 到 64 个字母或数字，可含 . - _ @。", "A sign-in name has 1 to 64 letters or digits, and . - _ @.");
        }

        if (asked.Id is not null && !IdPattern().IsMatch(asked.Id))
        {
            return AccountRefusal.Malformed("账号编号须为 1 到 64 个小写字母、数字或连字符。", "An account id has 1 to 64 lower-case letters, digits and hyphens.");
        }

        if (asked.Person?.Length > LongestReference || asked.ExternalSubject?.Length is 0 or > LongestReference)
        {
            return AccountRefusal.Malformed(
                $"人员编号和外部身份最多 {LongestReference} 个字符。",
                $"A person's reference and an external subject have at most {LongestReference} characters.");
        }

        if ((Keepable.FaultInLine(asked.Person) ?? Keepable.FaultInLine(asked.ExternalSubject))?.Sentence is { } fault)
        {
            return AccountRefusal.Malformed($"人员编号或外部身份：{fault.Zh}", $"In the person's reference or the external subject, {fault.EnOrZh}");
        }

        var account = new Account
        {
            Id = asked.Id ?? $"u-{RandomNumberGenerator.GetString(Readable, 10)}",
            Name = asked.Name,
            Person = asked.Person,
            ExternalSubject = asked.ExternalSubject,
            IsMachine = asked.IsMachine, MustChange = mustChange && !asked.IsMachine, CreatedAt = clock.GetUtcNow(),
        };
        account.Unwritten.Add(new AccountChange(by, AccountChanges.Created, new { asked.IsMachine, asked.Person }));
        var secret = asked.IsMachine ? null : password ?? NewPassword();
        var result = secret is null ? await users.CreateAsync(account) : await users.CreateAsync(account, secret);
        return result.Succeeded ? new OneTimePassword(account.Id, account.Name, secret) : AccountRefusal.Of(result);
    }

    /// <summary>Sets a random password that must be changed at once, ends all sessions and lifts a lock. A second factor stays unless it is lost too.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The account.</param>
    /// <param name="secondFactorLost">Whether the second factor is taken away.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public async Task<Settled<OneTimePassword>> ResetPasswordAsync(string by, string id, bool secondFactorLost = false, string? reason = null)
    {
        if (await users.FindByIdAsync(id) is not { } account)
        {
            return AccountRefusal.NoAccount;
        }

        if (account.IsMachine)
        {
            return AccountRefusal.NoMachine;
        }

        var password = NewPassword();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.MustChange = true;
        account.Unwritten.Add(new AccountChange(by, AccountChanges.PasswordReset, Why(reason)));
        if (secondFactorLost && account.TwoFactor)
        {
            (account.TwoFactor, account.AuthenticatorKey, account.RecoveryCodes) = (false, null, []);
            account.Unwritten.Add(new AccountChange(by, AccountChanges.TwoFactorOff));
        }

        var result = await users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded)
        {
            return AccountRefusal.Of(result);
        }

        await UnlockAsync(id);
        return new OneTimePassword(id, account.Name, password);
    }

    /// <summary>Ends all sessions of an account.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The account.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public async Task<Settled<string>> EndSessionsAsync(string by, string id, string? reason = null)
    {
        if (await users.FindByIdAsync(id) is not { } account)
        {
            return AccountRefusal.NoAccount;
        }

        account.Unwritten.Add(new AccountChange(by, AccountChanges.SessionsEnded, Why(reason)));
        var result = await users.UpdateSecurityStampAsync(account);
        return result.Succeeded ? id : AccountRefusal.Of(result);
    }

    /// <summary>Keeps an account out: its sessions end, and its keys and delegations are worth nothing while it lasts.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The account.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public Task<Settled<string>> DisableAsync(string by, string id, string? reason = null) => ChangeAsync<string>(
        id, new AccountChange(by, AccountChanges.Disabled, Why(reason)), c => Sql(
        c, "update accounts.accounts set disabled_at = $2, stamp = $3, version = version + 1 where id = $1 and disabled_at is null returning id")
        .With(id).With(clock.GetUtcNow()).With(RandomNumberGenerator.GetHexString(32)));

    /// <summary>Lets an account in again.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The account.</param>
    public Task<Settled<string>> EnableAsync(string by, string id) => ChangeAsync<string>(id, new AccountChange(by, AccountChanges.Enabled), c => Sql(
        c, "update accounts.accounts set disabled_at = null, version = version + 1 where id = $1 and disabled_at is not null returning id").With(id));

    /// <summary>A password nobody guesses and everybody can type.</summary>
    internal static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 4)));

    private static object? Why(string? reason) => reason is null ? null : new { reason };

    private static object Which(long number, string? reason) => reason is null ? new { number } : new { number, reason };

    private static NpgsqlCommand Sql(NpgsqlConnection connection, string sql) => new(sql, connection);

    /// <summary>
    /// Runs one statement and notes it, in one transaction. What it returns is the answer; a statement that touches nothing is answered as
    /// nothing there, and a change after which no administrator could sign in is taken back. Once begun, it is not broken off.
    /// </summary>
    private async Task<Settled<T>> ChangeAsync<T>(string account, AccountChange change, Func<NpgsqlConnection, NpgsqlCommand> statement)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Sql(connection, "select pg_advisory_xact_lock($1)").With(OneAtATime).ExecuteNonQueryAsync();
        if (await Sql(connection, "select exists (select from accounts.accounts where id = $1)").With(account).ExecuteScalarAsync() is not true)
        {
            return AccountRefusal.NoAccount;
        }

        var administrators = await AdministratorsAsync(connection);
        await using var command = statement(connection);
        if (await command.ExecuteScalarAsync() is not T value)
        {
            return AccountRefusal.NothingThere;
        }

        if (administrators > 0 && await AdministratorsAsync(connection) == 0)
        {
            return AccountRefusal.LastAdministrator;
        }

        await AccountRows.NoteAsync(connection, account, change, clock.GetUtcNow(), CancellationToken.None);
        await transaction.CommitAsync();
        known.Forget();
        return value;
    }

    /// <summary>How many people can sign in as administrators today.</summary>
    private async Task<long> AdministratorsAsync(NpgsqlConnection connection) => (long)(await Sql(
        connection,
        """
        select count(distinct a.id) from accounts.accounts a join accounts.grants g on g.account = a.id
         where a.disabled_at is null and not a.is_machine and a.password_hash is not null
           and g.role = 'administrator' and g.ended_at is null and g.from_day <= $1 and (g.until_day is null or g.until_day >= $1)
        """).With(clock.Today()).ExecuteScalarAsync())!;

    private async Task UnlockAsync(string id)
    {
        await using var command = db.CreateCommand(
            """
            with known as (update accounts.devices set failures = 0, locked_until = null where account = $1)
            update accounts.accounts set failures = 0, locked_until = null where id = $1
            """).With(id);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[a-z0-9-]{1,80}\\z")]
    private static partial Regex CodePattern();
}
