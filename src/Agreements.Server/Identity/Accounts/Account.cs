
namespace Agreements.Server.Identity.Accounts;

/// <summary>Somebody, or a program, that can come in. Holds no name of a person: who it is, is told by <see cref="Person"/> alone.</summary>
public sealed class Account
{
    /// <summary>Its id, as events say it; never changes, and tells nothing about a person.</summary>
    public required string Id { get; init; }

    /// <summary>The name typed at signing in; unique, whatever the case of its letters.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> as it is compared.</summary>
    public string FoldedName { get; set; } = "";

    /// <summary>Whose account it is, in the people table; null for a program, and while nobody has told.</summary>
    public string? Person { get; init; }

    /// <summary>The subject that the configured OpenID provider knows it by; null when it does not.</summary>
    public string? ExternalSubject { get; init; }

    /// <summary>A program's: it has keys, and no password.</summary>
    public bool IsMachine { get; init; }

    /// <summary>The password as ASP.NET Core's hasher wrote it; null for none.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Somebody else chose the password: nothing is open but changing it.</summary>
    public bool MustChange { get; set; }

    /// <summary>Changes whenever sessions must end: each session was begun under one.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Until when no password or code is looked at; null when nothing is in the way.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether a one-time code is asked for after the password.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>The authenticator's key, encrypted; null for none.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public string[] RecoveryCodes { get; set; } = [];

    /// <summary>Since when it is disabled; null when it is not.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts the writes: one on what has changed since is refused.</summary>
    public long Version { get; set; }

    /// <summary>What is to be noted with the next write.</summary>
    internal List<AccountChange> Unwritten { get; } = [];
}

/// <summary>A line of what was changed on accounts.</summary>
/// <param name="By">
/// Who changed it: an account's id, <c>console</c> for the command line, <c>start</c> for the server's start, or <c>sign-in</c> for whoever tried.
/// </param>
/// <param name="What">What was done, a word of <see cref="AccountChanges"/>.</param>
/// <param name="Details">With what; an object without any secret, or null.</param>
public sealed record AccountChange(string By, string What, object? Details = null);

/// <summary>The words that changes are noted by.</summary>
public static class AccountChanges
{
    /// <summary>Who is noted where nobody knows who it was: somebody who tried to sign in.</summary>
    public const string BySigningIn = "sign-in";

    /// <summary>Too many wrong tries locked it for a while, or a browser that is known to it.</summary>
    public const string Locked = "locked";

    /// <summary>Its owner ended a session, or all others.</summary>
    public const string SessionEnded = "session-ended";

    /// <summary>An account was made.</summary>
    public const string Created = "created";

    /// <summary>It was disabled.</summary>
    public const string Disabled = "disabled";

    /// <summary>It was let in again.</summary>
    public const string Enabled = "enabled";

    /// <summary>Its owner chose a new password.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>Somebody else set a password for once.</summary>
    public const string PasswordReset = "password-reset";

    /// <summary>All its sessions were ended.</summary>
    public const string SessionsEnded = "sessions-ended";

    /// <summary>A second factor was set up.</summary>
    public const string TwoFactorOn = "two-factor-on";

    /// <summary>The second factor was given up.</summary>
    public const string TwoFactorOff = "two-factor-off";

    /// <summary>A recovery code was used.</summary>
    public const string RecoveryCodeUsed = "recovery-code-used";

    /// <summary>A role was given for an institution.</summary>
    public const string Granted = "granted";

    /// <summary>A role was taken.</summary>
    public const string GrantEnded = "grant-ended";

    /// <summary>Another may stand in for it.</summary>
    public const string Delegated = "delegated";

    /// <summary>Nobody stands in for it any more by that delegation.</summary>
    public const string DelegationRevoked = "delegation-revoked";

    /// <summary>A key was issued.</summary>
    public const string KeyIssued = "key-issued";

    /// <summary>A key was revoked.</summary>
    public const string KeyRevoked = "key-revoked";

    /// <summary>Its owner made a secret address of a calendar.</summary>
    public const string CalendarMade = "calendar-made";

    /// <summary>Its owner ended a secret address of a calendar.</summary>
    public const string CalendarEnded = "calendar-ended";
}
