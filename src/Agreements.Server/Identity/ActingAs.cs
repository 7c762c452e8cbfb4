using Agreements.Server.Identity.Accounts;
using System.Security.Claims;
using Claim = System.Security.Claims.Claim;

namespace Agreements.Server.Identity;

/// <summary>Somebody wants to ask in a role that they do not hold now.</summary>
/// <param name="Wanted">The role wanted.</param>
/// <param name="Held">The roles that they can ask in.</param>
public sealed record RoleNotHeld(string Wanted, IReadOnlyList<string> Held);

/// <summary>Which of the roles that an account holds a request asks in: the one that <c>Acting-As</c> names, else the first.</summary>
public static class ActingAs
{
    /// <summary>The header: <c>coordinator@qingyang-edu</c>, or <c>coordinator@qingyang-edu for coordinator-2</c>.</summary>
    public const string Header = "Acting-As";

    /// <summary>The request's user by a key or a token. A wanted role that is not held leaves none, and a <see cref="RoleNotHeld"/> with the request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">The account.</param>
    /// <param name="held">The roles that it can ask in by what it presented.</param>
    /// <param name="proof">How it proved who it is.</param>
    /// <param name="scopes">What the credentials are limited to; null for nothing but the role.</param>
    /// <param name="scheme">The scheme that vouches for it.</param>
    public static ClaimsPrincipal Choose(
        HttpContext http, KnownAccount account, IReadOnlyList<Capacity> held, Proof proof, IReadOnlySet<string>? scopes, string scheme)
    {
        var wanted = string.Join(' ', http.Request.Headers[Header].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var chosen = wanted.Length == 0 ? (held.Count > 0 ? held[0] : null) : held.FirstOrDefault(c => c.Said == wanted);
        if (chosen is null && wanted.Length > 0)
        {
            http.Features.Set(new RoleNotHeld(wanted, [.. held.Select(c => c.Said)]));
        }

        return new ClaimsPrincipal(Identity(account, chosen, proof, scopes, scheme));
    }

    /// <summary>An account in one of its roles, as the claims of a request's user.</summary>
    /// <param name="account">The account.</param>
    /// <param name="capacity">The role; null for none: known, but nothing more.</param>
    /// <param name="proof">How it proved who it is.</param>
    /// <param name="scopes">What the credentials are limited to; null for nothing but the role.</param>
    /// <param name="scheme">The scheme that vouches for it.</param>
    public static ClaimsIdentity Identity(KnownAccount account, Capacity? capacity, Proof proof, IReadOnlySet<string>? scopes, string scheme)
    {
        if (capacity is not null)
        {
            return new Caller(account.Id, capacity.Role, capacity.Institution, capacity.For, scopes, proof).Identity(scheme);
        }

        var identity = new ClaimsIdentity(scheme, Caller.AccountClaim, Caller.RoleClaim);
        identity.AddClaim(new Claim(Caller.AccountClaim, account.Id));
        identity.AddClaim(new Claim(Caller.ProofClaim, proof.ToString()));
        return identity;
    }
}
