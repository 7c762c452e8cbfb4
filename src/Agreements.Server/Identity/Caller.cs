using System.Security.Claims;
using Claim = System.Security.Claims.Claim;

namespace Agreements.Server.Identity;

/// <summary>How somebody proved who they are.</summary>
public enum Proof
{
    /// <summary>Signed in with a password on the pages.</summary>
    Cookie,

    /// <summary>An API key.</summary>
    Key,

    /// <summary>A token of the configured OpenID provider.</summary>
    Token,

    /// <summary>The secret address of a calendar.</summary>
    Calendar,
}

/// <summary>Who asks: an account, in one of the roles that it holds for an institution, as the credentials of the request say.</summary>
/// <param name="Account">The account's id, never a person's name.</param>
/// <param name="Role">The role asked in.</param>
/// <param name="Institution">Code of the institution that the role is held for.</param>
/// <param name="For">The account that is stood in for, by a delegation; null when nobody is.</param>
/// <param name="Scopes">What the credentials are limited to; null for no limit besides the role.</param>
/// <param name="Proof">How they proved it.</param>
public sealed record Caller(string Account, ActingRole Role, string Institution, string? For, IReadOnlySet<string>? Scopes, Proof Proof)
{
    /// <summary>Claim of the account's id.</summary>
    public const string AccountClaim = "sub";

    /// <summary>Claim of the role asked in.</summary>
    public const string RoleClaim = "role";

    /// <summary>Claim of the institution that the role is held for.</summary>
    public const string InstitutionClaim = "institution";

    /// <summary>Claim of the account that is stood in for.</summary>
    public const string ForClaim = "for";

    /// <summary>Claim of a scope; one per scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>Claim of the way of proof.</summary>
    public const string ProofClaim = "proof";

    /// <summary>Who asks by the credentials of a request; null when nobody is known, or known without a role to ask in.</summary>
    /// <param name="user">The request's user.</param>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(AccountClaim) is { Length: > 0 } account
        && KebabEnum<ActingRole>.TryParse(user.FindFirstValue(RoleClaim) ?? "", out var role)
        // The system asks nobody from outside: whatever credentials say so are wrong.
        && role is not ActingRole.System
        && user.FindFirstValue(InstitutionClaim) is { Length: > 0 } institution
        && Enum.TryParse<Proof>(user.FindFirstValue(ProofClaim), out var proof)
            ? new Caller(
                account, role, institution, user.FindFirstValue(ForClaim),
                user.HasClaim(c => c.Type == ScopeClaim) ? user.FindAll(ScopeClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal) : null, proof)
            : null;

    /// <summary>The same as the claims of a request's user.</summary>
    /// <param name="scheme">Name of the authentication scheme that vouches for it.</param>
    public ClaimsIdentity Identity(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, AccountClaim, RoleClaim);
        identity.AddClaim(new Claim(AccountClaim, Account));
        identity.AddClaim(new Claim(RoleClaim, KebabEnum<ActingRole>.Name(Role)));
        identity.AddClaim(new Claim(InstitutionClaim, Institution));
        identity.AddClaim(new Claim(ProofClaim, Proof.ToString()));
        identity.AddClaims((Scopes ?? new HashSet<string>()).Select(s => new Claim(ScopeClaim, s)));
        if (For is not null)
        {
            identity.AddClaim(new Claim(ForClaim, For));
        }

        return identity;
    }

    /// <summary>Who acts, as the envelope of an event says it.</summary>
    public Actor Actor => new(Account, Institution, Role, For);
}
