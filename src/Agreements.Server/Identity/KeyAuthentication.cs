using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using System.Text.Encodings.Web;

namespace Agreements.Server.Identity;

/// <summary>Knows who asks by an API key: <c>Authorization: Bearer …</c> or <c>X-Api-Key</c>.</summary>
/// <param name="options">The scheme's options.</param>
/// <param name="loggers">Makes the log.</param>
/// <param name="encoder">Unused, as the base class wants it.</param>
/// <param name="known">Accounts and keys.</param>
/// <param name="clock">The clock.</param>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KnownAccounts known, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    /// <summary>Header of a key.</summary>
    public const string Header = "X-Api-Key";

    /// <summary>What is presented as a bearer of something; null for nothing.</summary>
    /// <param name="request">The request.</param>
    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var text
            && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && text[7..].Trim() is { Length: > 0 } borne
            ? borne
            : null;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if ((Bearer(Request) ?? Request.Headers[Header].ToString()) is not { Length: > 0 } presented)
        {
            return AuthenticateResult.NoResult();
        }

        if (await known.FindKeyAsync(presented, Context.RequestAborted) is not { } key || key.ExpiresAt <= clock.GetUtcNow())
        {
            return AuthenticateResult.Fail("The key is not known, or no longer.");
        }

        if (await known.FindAsync(key.Account, Context.RequestAborted) is not { IsDisabled: false } account)
        {
            return AuthenticateResult.Fail("The key's account is disabled.");
        }

        var held = account.HeldOn(clock.Today())
            .Where(c => key.Role is null || (c.Role == key.Role && c.Institution == key.Institution && c.For is null)).ToArray();
        return AuthenticateResult.Success(new AuthenticationTicket(ActingAs.Choose(Context, account, held, Proof.Key, key.Scopes, Name), Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Challenges.AskAsync(Context);
}
