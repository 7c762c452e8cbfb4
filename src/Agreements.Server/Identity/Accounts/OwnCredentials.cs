using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using System.Security.Cryptography;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// What somebody changes of their own: the password, and the second factor. Each asks for a proof again; wrong ones count as tries to sign in.
/// </summary>
/// <param name="users">The framework's passwords, keys and codes.</param>
/// <param name="store">Keeps the accounts.</param>
/// <param name="desk">Counts tries and looks at codes.</param>
/// <param name="protection">Encrypts a key between the page that shows it and the form that proves it.</param>
public sealed class OwnCredentials(UserManager<Account> users, AccountStore store, SignInProof desk, IDataProtectionProvider protection)
{
    private const int RecoveryCodes = 10;

    /// <summary>How long a key that was shown can be proved.</summary>
    private static readonly TimeSpan DraftLife = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _drafts = protection.CreateProtector("second-factor-draft.v1").ToTimeLimitedDataProtector();

    /// <summary>The address by which an authenticator on the same device takes the key.</summary>
    /// <param name="account">The account.</param>
    /// <param name="key">The key.</param>
    public static string Address(Account account, string key) =>
        $"otpauth://totp/Agreements:{Uri.EscapeDataString(account.Name)}?secret={key}&issuer=Agreements&digits=6&period=30";

    /// <summary>A key in groups of four, which people type with fewer slips.</summary>
    /// <param name="key">The key.</param>
    public static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));

    /// <summary>Changes the password; all other sessions end.</summary>
    /// <param name="account">The account.</param>
    /// <param name="current">The current password.</param>
    /// <param name="chosen">The new one.</param>
    public async Task<Settled<string>> ChangePasswordAsync(Account account, string current, string chosen)
    {
        if (current == chosen)
        {
            return new AccountRefusal("password-same", new("新密码不能与当前密码相同。", "The new password must differ from the current one."), 400);
        }

        // First, so that a choice that does not do is no wrong try.
        foreach (var rule in users.PasswordValidators)
        {
            if (await rule.ValidateAsync(users, account, chosen) is { Succeeded: false } broken)
            {
                return AccountRefusal.Of(broken);
            }
        }

        if (current.Length > PasswordRules.Longest || !await desk.CountTryAsync(account))
        {
            return AccountRefusal.WrongPassword;
        }

        account.MustChange = false;
        account.Unwritten.Add(new AccountChange(account.Id, AccountChanges.PasswordChanged));
        var result = await users.ChangePasswordAsync(account, current, chosen);
        if (!result.Succeeded)
        {
            await desk.NoteWrongAsync(account.Id);
            return AccountRefusal.Of(result);
        }

        await desk.ForgiveAsync(account.Id);
        return account.Id;
    }

    /// <summary>
    /// A key that an authenticator is to be given, in base32, as <c>otpauth</c> addresses and people type it; nothing of it is kept before a code
    /// proves it.
    /// </summary>
    /// <param name="account">The account; its second factor is not set up yet.</param>
    /// <param name="draft">The draft that was sent back with a wrong code, whose key is shown again; null for a new key.</param>
    /// <returns>The key, and the same encrypted, to come back with the code.</returns>
    public (string Key, string Draft) Draft(Account account, string? draft)
    {
        var key = (draft is null ? null : KeyOf(account, draft)) ?? users.GenerateNewAuthenticatorKey();
        return (key, _drafts.Protect($"{account.Id}|{account.Stamp}|{key}", DraftLife));
    }

    /// <summary>Asks for a code at every sign-in from now on, once a code proves that the authenticator has the key. Other sessions end.</summary>
    /// <param name="account">The account.</param>
    /// <param name="draft">The key as <see cref="Draft"/> encrypted it.</param>
    /// <param name="code">The code.</param>
    /// <returns>The recovery codes, shown here and never again.</returns>
    public async Task<Settled<string[]>> TurnOnAsync(Account account, string draft, string code)
    {
        if (account.TwoFactor || KeyOf(account, draft) is not { } key || !await desk.CountTryAsync(account))
        {
            return AccountRefusal.WrongCode;
        }

        await store.SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        if (!await desk.IsCodeRightAsync(account, code))
        {
            await desk.NoteWrongAsync(account.Id);
            return AccountRefusal.WrongCode;
        }

        await desk.ForgiveAsync(account.Id);
        account.TwoFactor = true;
        account.Unwritten.Add(new AccountChange(account.Id, AccountChanges.TwoFactorOn));
        return await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is { } codes
            && (await users.UpdateSecurityStampAsync(account)).Succeeded
            ? codes.ToArray()
            : AccountRefusal.ChangedMeanwhile;
    }

    /// <summary>Asks for no code any more. Other sessions end.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">Its password: a session left open is not enough.</param>
    public async Task<Settled<string>> TurnOffAsync(Account account, string password)
    {
        if (password.Length > PasswordRules.Longest || !await desk.CountTryAsync(account) || !await users.CheckPasswordAsync(account, password))
        {
            await desk.NoteWrongAsync(account.Id);
            return AccountRefusal.WrongPassword;
        }

        await desk.ForgiveAsync(account.Id);
        (account.TwoFactor, account.AuthenticatorKey, account.RecoveryCodes) = (false, null, []);
        account.Unwritten.Add(new AccountChange(account.Id, AccountChanges.TwoFactorOff));
        var result = await users.UpdateSecurityStampAsync(account);
        return result.Succeeded ? account.Id : AccountRefusal.Of(result);
    }

    private string? KeyOf(Account account, string draft)
    {
        try
        {
            return _drafts.Unprotect(draft).Split('|') is [var id, var stamp, var key] && id == account.Id && stamp == account.Stamp ? key : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
