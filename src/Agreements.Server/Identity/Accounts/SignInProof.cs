using Agreements.Server.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using System.Globalization;
using System.Security.Cryptography;

namespace Agreements.Server.Identity.Accounts;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Account">Who signed in; null when nobody has, yet.</param>
/// <param name="Ticket">What to come back with and a code, when the password was right and a second factor is asked for; else null.</param>
public sealed record SignInTry(Account? Account, string? Ticket)
{
    /// <summary>Not signed in; why is not told.</summary>
    public static SignInTry Refused { get; } = new(null, null);
}

/// <summary>
/// Looks at passwords and codes. A try is counted before it is looked at, so that many at once are not more than one after another. Whoever
/// fails learns nothing: neither whether the name is known, nor whether the account is locked or disabled, nor by the time it took.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="users">The framework's passwords, codes and keys.</param>
/// <param name="options">How many tries there are, and how long an account rests after them.</param>
/// <param name="protection">Encrypts the ticket between password and code.</param>
/// <param name="devices">Browsers that somebody has signed in with: each has tries of its own.</param>
/// <param name="log">The log: ids of accounts, never what was typed.</param>
public sealed partial class SignInProof(
    NpgsqlDataSource db, TimeProvider clock, UserManager<Account> users, IOptions<IdentityOptions> options, IDataProtectionProvider protection,
    KnownDevices devices, ILogger<SignInProof> log)
{
    /// <summary>How long a code can be given after the password.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5);

    /// <summary>How long used codes are kept: longer than any is right.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a password that somebody else chose can be used the first time.</summary>
    private static readonly TimeSpan FirstPasswordLife = TimeSpan.FromDays(30);

    private static readonly Account Nobody = new() { Id = "nobody", Name = "nobody" };

    private static string? _dummy;

    private readonly ITimeLimitedDataProtector _tickets = protection.CreateProtector("second-factor.v1").ToTimeLimitedDataProtector();

    /// <summary>The known browser that the try of this request is counted on; null where it is counted on the account.</summary>
    private byte[]? _device;

    /// <summary>Whether the try of this request locks unless it is right.</summary>
    private bool _isLast;

    private LockoutOptions Limits => options.Value.Lockout;

    private (string Table, string Key) Counted => _device is null ? ("accounts.accounts", "id") : ("accounts.devices", "digest");

    /// <summary>Tries a name with a password.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="password">The password as typed.</param>
    public async Task<SignInTry> TryPasswordAsync(string name, string password)
    {
        var account = name.Length <= 64 && password.Length <= PasswordRules.Longest ? await users.FindByNameAsync(name.Trim()) : null;
        if (account is not { IsMachine: false, DisabledAt: null, PasswordHash: not null } || !await CountTryAsync(account))
        {
            // The same work as for a password that is looked at.
            _dummy ??= users.PasswordHasher.HashPassword(Nobody, RandomNumberGenerator.GetHexString(32));
            users.PasswordHasher.VerifyHashedPassword(Nobody, _dummy, password.Length <= PasswordRules.Longest ? password : "");
            return Refuse(account?.Id);
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await NoteWrongAsync(account.Id);
            return Refuse(account.Id);
        }

        if (account.MustChange && await IsStaleAsync(account.Id))
        {
            LogStale(account.Id);
            return Refuse(account.Id);
        }

        if (account.TwoFactor)
        {
            // Only this try is taken back: whoever knows the password alone cannot try codes without end.
            await TakeBackAsync(account.Id, all: false);
            return new SignInTry(null, _tickets.Protect($"{account.Id}|{account.Stamp}", TicketLife));
        }

        return await AcceptAsync(account);
    }

    /// <summary>Tries the code after the password: of the authenticator, or one for recovery.</summary>
    /// <param name="ticket">The ticket that <see cref="TryPasswordAsync"/> gave.</param>
    /// <param name="code">The code as typed.</param>
    /// <returns>A ticket again while the code can be tried again; none when the password must be given again.</returns>
    public async Task<SignInTry> TryCodeAsync(string ticket, string code)
    {
        if (await HolderAsync(ticket) is not { DisabledAt: null, TwoFactor: true } account)
        {
            return Refuse(null);
        }

        if (!await CountTryAsync(account) || !await IsRightAsync(account, code.Trim()))
        {
            await NoteWrongAsync(account.Id);
            Refuse(account.Id);
            return new SignInTry(null, ticket);
        }

        return await AcceptAsync(account);
    }

    /// <summary>Whether an authenticator's code is right now and was not used before; it is used by this.</summary>
    /// <param name="account">The account.</param>
    /// <param name="code">The code as typed; blanks in it do not count.</param>
    public async Task<bool> IsCodeRightAsync(Account account, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 6 && digits.All(char.IsAsciiDigit)
            && await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits)
            && await UseAsync(account.Id, digits);
    }

    /// <summary>Counts a try, on the browser where it is known and else on the account; false while that is locked.</summary>
    /// <param name="account">The account.</param>
    public async Task<bool> CountTryAsync(Account account)
    {
        _device = await devices.FindAsync(account.Id);
        await using var command = WithKey(
            $"""
            update {Counted.Table}
               set failures = case when locked_until is null then failures + 1 else 1 end,
                   locked_until = case when locked_until is null and failures + 1 >= $3 then $2 + $4 end
             where {Counted.Key} = $1 and (locked_until is null or locked_until <= $2)
            returning failures
            """, account.Id).With(clock.GetUtcNow()).With(Limits.MaxFailedAccessAttempts).With(Limits.DefaultLockoutTimeSpan);
        if (await command.ExecuteScalarAsync() is not int tries)
        {
            return false;
        }

        _isLast = tries == Limits.MaxFailedAccessAttempts;
        if (_isLast)
        {
            LogLastTry(account.Id);
        }

        return true;
    }

    /// <summary>Notes in the history of the account that it is locked, if the try that was counted last and was wrong has locked it.</summary>
    /// <param name="id">The account.</param>
    public async Task NoteWrongAsync(string id)
    {
        if (_isLast)
        {
            var now = clock.GetUtcNow();
            await using var connection = await db.OpenConnectionAsync();
            var details = new { until = now + Limits.DefaultLockoutTimeSpan, knownBrowser = _device is not null };
            var change = new AccountChange(AccountChanges.BySigningIn, AccountChanges.Locked, details);
            await AccountRows.NoteAsync(connection, id, change, now, CancellationToken.None);
        }
    }

    /// <summary>Forgets the failed tries of an account: somebody proved to be its owner.</summary>
    /// <param name="id">The account.</param>
    public Task ForgiveAsync(string id) => TakeBackAsync(id, all: true);

    private async Task<bool> IsRightAsync(Account account, string code)
    {
        if (await IsCodeRightAsync(account, code))
        {
            return true;
        }

        account.Unwritten.Add(new AccountChange(account.Id, AccountChanges.RecoveryCodeUsed));
        return code.Length is > 6 and <= 20 && (await users.RedeemTwoFactorRecoveryCodeAsync(account, code.ToUpper(CultureInfo.InvariantCulture))).Succeeded;
    }

    private async Task<SignInTry> AcceptAsync(Account account)
    {
        await ForgiveAsync(account.Id);
        await devices.RememberAsync(account.Id, _device);
        LogSignedIn(account.Id);
        return new SignInTry(account, null);
    }

    private SignInTry Refuse(string? id)
    {
        LogRefused(id ?? "-");
        return SignInTry.Refused;
    }

    private async Task<Account?> HolderAsync(string ticket)
    {
        try
        {
            var parts = _tickets.Unprotect(ticket).Split('|', 2);
            return await users.FindByIdAsync(parts[0]) is { } account && account.Stamp == parts[1] ? account : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a first password lay unused too long. Whoever needs a new one asks an administrator, as for one that is lost.</summary>
    private async Task<bool> IsStaleAsync(string id)
    {
        await using var command = db.CreateCommand("select coalesce(max(at) < $3, false) from accounts.changes where account = $1 and what = any($2)")
            .With(id).With(new[] { AccountChanges.Created, AccountChanges.PasswordReset }).With(clock.GetUtcNow() - FirstPasswordLife);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task TakeBackAsync(string id, bool all)
    {
        await using var command = WithKey(
            $"""
            update {Counted.Table}
               set failures = case when $2 then 0 else greatest(failures - 1, 0) end,
                   locked_until = case when $2 or failures - 1 < $3 then null else locked_until end
             where {Counted.Key} = $1
            """, id).With(all).With(Limits.MaxFailedAccessAttempts);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand WithKey(string statement, string account) =>
        _device is { } device ? db.CreateCommand(statement).With(device) : db.CreateCommand(statement).With(account);

    private async Task<bool> UseAsync(string id, string code)
    {
        await using var old = db.CreateCommand("delete from accounts.used_codes where account = $1 and used_at < $2").With(id).With(clock.GetUtcNow() - CodeLife);
        await old.ExecuteNonQueryAsync();
        await using var command = db.CreateCommand("insert into accounts.used_codes (account, code, used_at) values ($1, $2, $3) on conflict do nothing")
            .With(id).With(code).With(clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync() == 1;
    }

    [LoggerMessage(4001, LogLevel.Information, "Account {Account} signed in.")]
    private partial void LogSignedIn(string account);

    [LoggerMessage(4002, LogLevel.Warning, "A sign-in to account {Account} was refused.")]
    private partial void LogRefused(string account);

    [LoggerMessage(4004, LogLevel.Warning, "The first password of account {Account} is older than 30 days: an administrator sets a new one.")]
    private partial void LogStale(string account);

    [LoggerMessage(4003, LogLevel.Warning, "Account {Account} is locked for a while unless this try is right: too many were wrong.")]
    private partial void LogLastTry(string account);
}
