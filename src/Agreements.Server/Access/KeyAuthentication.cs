using System.Security.Claims;
using System.Text.Encodings.Web;
using Agreements.Server.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agreements.Server.Access;

/// <summary>Knows who asks by an API key: <c>Authorization: Bearer …</c> or <c>X-Api-Key</c>.</summary>
/// <param name="options">The scheme's options.</param>
/// <param name="loggers">Makes the log.</param>
/// <param name="encoder">Unused, as the base class wants it.</param>
/// <param name="keys">The keys.</param>
public sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    /// <inheritdoc />
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Presented(Request) is not { Length: > 0 } presented ? AuthenticateResult.NoResult()
        : keys.Find(presented) is not { } actor ? AuthenticateResult.Fail("The key is not known.")
        : AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new Asker(actor.User, actor.Role, actor.Institution, null, null, Proof.Key).Identity(Name)), Name)));

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.Of(401, "key-missing", "Who is asking?", "Send an API key as 'Authorization: Bearer …'; ops/up prints where the keys are.").ToResult().ExecuteAsync(Context);
    }

    private static string Presented(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : request.Headers["X-Api-Key"].ToString();
    }
}
