using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using System.Security.Cryptography;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// Keeps accounts for ASP.NET Core's Identity in PostgreSQL. Every write also writes the line that says who changed what, in the same
/// transaction.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="protection">Encrypts authenticator keys.</param>
/// <param name="known">Forgets what it knew of an account that is written.</param>
public sealed class AccountStore(NpgsqlDataSource db, TimeProvider clock, IDataProtectionProvider protection, KnownAccounts known)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>,
        IUserTwoFactorRecoveryCodeStore<Account>
{
    internal const string DuplicateIdCode = "DuplicateId";
    internal const string DuplicateSubjectCode = "DuplicateSubject";

    /// <summary>Recovery codes are random, so fewer rounds than a password's are plenty; all that are left are tried at a sign-in.</summary>
    private static readonly PasswordHasher<Account> CodeHasher =
        new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 20_000 }));

    private readonly IDataProtector _protector = protection.CreateProtector("authenticator-key.v1");

    /// <inheritdoc />
    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(user, async c =>
            {
                await AccountRows.InsertAsync(c, user, cancellationToken);
                return 1;
            }, cancellationToken);
            return IdentityResult.Success;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            var code = e.ConstraintName switch
            {
                "accounts_pkey" => DuplicateIdCode,
                "accounts_external_subject_key" => DuplicateSubjectCode,
                _ => nameof(IdentityErrorDescriber.DuplicateUserName),
            };
            return IdentityResult.Failed(new IdentityError { Code = code });
        }
    }

    /// <inheritdoc />
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        if (await WriteAsync(user, c => AccountRows.UpdateAsync(c, user, cancellationToken), cancellationToken) == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Version++;
        return IdentityResult.Success;
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always: events name accounts, which are disabled and never deleted.</exception>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, never deleted: events name them.");

    /// <inheritdoc />
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => AccountRows.FindAsync(db, "id", userId, cancellationToken);

    /// <inheritdoc />
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        AccountRows.FindAsync(db, "folded_name", normalizedUserName, cancellationToken);

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.FoldedName);

    /// <inheritdoc />
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Set(() => user.Name = userName ?? "");

    /// <inheritdoc />
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.FoldedName = normalizedName ?? "");

    /// <inheritdoc />
    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    /// <inheritdoc />
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    /// <inheritdoc />
    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc />
    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.Stamp = stamp);

    /// <inheritdoc />
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    /// <inheritdoc />
    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Set(() => user.TwoFactor = enabled);

    /// <inheritdoc />
    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactor);

    /// <inheritdoc />
    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        Set(() => user.AuthenticatorKey = _protector.Protect(key));

    /// <inheritdoc />
    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(user.AuthenticatorKey is { } key ? _protector.Unprotect(key) : null);
        }
        catch (CryptographicException)
        {
            // What it was encrypted with is lost: no code is right, and an administrator takes the second factor away.
            return Task.FromResult<string?>(null);
        }
    }

    /// <inheritdoc />
    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(() => user.RecoveryCodes = [.. recoveryCodes.Select(c => CodeHasher.HashPassword(user, c))]);

    /// <inheritdoc />
    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var used = user.RecoveryCodes.FirstOrDefault(h => CodeHasher.VerifyHashedPassword(user, h, code) != PasswordVerificationResult.Failed);
        user.RecoveryCodes = [.. user.RecoveryCodes.Where(h => h != used)];
        return Task.FromResult(used is not null);
    }

    /// <inheritdoc />
    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Length);

    /// <summary>Nothing is held: connections are the pool's.</summary>
    public void Dispose()
    {
    }

    private async Task<int> WriteAsync(Account user, Func<NpgsqlConnection, Task<int>> write, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var written = await write(connection);
        foreach (var change in written > 0 ? user.Unwritten : [])
        {
            await AccountRows.NoteAsync(connection, user.Id, change, clock.GetUtcNow(), ct);
        }

        await transaction.CommitAsync(ct);
        user.Unwritten.Clear();
        known.Forget();
        return written;
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
