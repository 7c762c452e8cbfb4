using Agreements.Server.Http;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.Security.Claims;

namespace Agreements.Server.Identity;

/// <summary>
/// Knows who asks by a token of the configured OpenID provider. The provider says who it is; what they may do is said by the roles here alone.
/// </summary>
public static class TokenAuthentication
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "token";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Adds the scheme.</summary>
    /// <param name="schemes">The schemes.</param>
    /// <param name="settings">Which provider.</param>
    public static void AddTokens(this AuthenticationBuilder schemes, AccessSettings settings) => schemes.AddJwtBearer(Name, o =>
    {
        o.Authority = settings.Authority!.ToString();
        o.Audience = settings.Audience;
        o.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        o.MapInboundClaims = false;
        o.IncludeErrorDetails = false;
        o.SaveToken = false;
        o.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateLifetime = true,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            ValidTypes = settings.RequiredType is { } type ? [type] : null,
            ClockSkew = Skew,
            // Only signatures by a key pair: nobody who can read the provider's public key can make one.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
        };
        o.Events = new JwtBearerEvents
        {
            OnTokenValidated = context => AcceptAsync(context, settings),
            OnChallenge = async context =>
            {
                context.HandleResponse();
                await (context.AuthenticateFailure is TooWeakException weak ? weak.Problem.ToResult().ExecuteAsync(context.HttpContext)
                    : Challenges.AskAsync(context.HttpContext));
            },
        };
    });

    private static async Task AcceptAsync(TokenValidatedContext context, AccessSettings settings)
    {
        // What only a client of the provider gets says who signed in to that client, and is nobody's permission to ask here.
        if (context.Principal?.FindFirst(JwtRegisteredClaimNames.AtHash) is not null)
        {
            context.Fail("It is an ID token.");
            return;
        }

        if (!IsStrongEnough(context.Principal, settings))
        {
            context.Fail(new TooWeakException(settings));
            return;
        }

        var services = context.HttpContext.RequestServices;
        var (known, today, ct) = (services.GetRequiredService<KnownAccounts>(), services.GetRequiredService<TimeProvider>().Today(), context.HttpContext.RequestAborted);
        if (context.Principal?.FindFirst(settings.SubjectClaim)?.Value is not { Length: > 0 } subject
            || await known.FindSubjectAsync(subject, ct) is not { } id
            || await known.FindAsync(id, ct) is not { IsDisabled: false } account)
        {
            context.Fail("No account here is that subject's.");
            return;
        }

        context.Principal = ActingAs.Choose(context.HttpContext, account, account.HeldOn(today), Proof.Token, null, Name);
    }

    private static bool IsStrongEnough(ClaimsPrincipal? token, AccessSettings settings) =>
        (settings.RequiredAcr.Count == 0 || settings.RequiredAcr.Any(acr => token?.HasClaim(JwtRegisteredClaimNames.Acr, acr) is true))
        && settings.RequiredAmr.All(amr => token?.HasClaim(JwtRegisteredClaimNames.Amr, amr) is true);

    /// <summary>The provider let them in by less than is asked for here. That is told: whoever signs in again by more comes in.</summary>
    private sealed class TooWeakException(AccessSettings settings) : Exception("The token says of no sign-in that is strong enough.")
    {
        public ProblemDetails Problem
        {
            get
            {
                string[] wanted =
                [
                    .. settings.RequiredAcr.Count > 0 ? ["acr: " + string.Join(" / ", settings.RequiredAcr)] : Array.Empty<string>(),
                    .. settings.RequiredAmr.Count > 0 ? ["amr: " + string.Join(" + ", settings.RequiredAmr)] : Array.Empty<string>(),
                ];
                var said = string.Join(", ", wanted);
                var sentence = new Text(
                    $"令牌未表明您以足够可靠的方式登录（需要 {said}）：请在身份提供方用第二因素重新登录，再换一个令牌。",
                    $"The token does not say that you signed in strongly enough ({said} is needed): sign in at the provider again, by a second factor, "
                        + "and send its new token.");
                return Problems.Said(Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-too-weak", "Sign in by more.", sentence.EnOrZh), sentence);
            }
        }
    }
}
