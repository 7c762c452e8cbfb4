using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

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
            OnTokenValidated = context => AcceptAsync(context, settings.SubjectClaim),
            OnChallenge = async context =>
            {
                context.HandleResponse();
                await Challenges.AskAsync(context.HttpContext);
            },
        };
    });

    private static async Task AcceptAsync(TokenValidatedContext context, string subjectClaim)
    {
        var services = context.HttpContext.RequestServices;
        var known = services.GetRequiredService<KnownAccounts>();
        var (today, ct) = (services.GetRequiredService<TimeProvider>().Today(), context.HttpContext.RequestAborted);
        if (context.Principal?.FindFirst(subjectClaim)?.Value is not { Length: > 0 } subject
            || await known.FindSubjectAsync(subject, ct) is not { } id
            || await known.FindAsync(id, ct) is not { IsDisabled: false } account)
        {
            context.Fail("No account here is that subject's.");
            return;
        }

        context.Principal = ActingAs.Choose(context.HttpContext, account, account.HeldOn(today), Proof.Token, null, Name);
    }
}
