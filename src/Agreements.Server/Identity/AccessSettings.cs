
namespace Agreements.Server.Identity;

/// <summary>What the ways of coming in are told from outside.</summary>
/// <param name="SecretsFolder"><c>AGREEMENTS_SECRETS</c>: a private folder for the keys that cookies and authenticator keys are encrypted with;
/// null keeps them in the database.</param>
/// <param name="IsSecure">Whether people come by HTTPS: <c>AGREEMENTS_PUBLIC_URL</c> begins with <c>https</c>. Cookies then go over nothing else.</param>
/// <param name="Authority"><c>AGREEMENTS_OIDC_AUTHORITY</c>: address of the OpenID provider whose tokens are taken; null for none.</param>
/// <param name="Audience"><c>AGREEMENTS_OIDC_AUDIENCE</c>: whom its tokens must be for; null without a provider.</param>
/// <param name="SubjectClaim"><c>AGREEMENTS_OIDC_CLAIM</c>: the claim that names the account; <c>sub</c> unless told.</param>
public sealed record AccessSettings(string? SecretsFolder, bool IsSecure, Uri? Authority, string? Audience, string SubjectClaim)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">A provider is named without an audience, or not by https; the message says so.</exception>
    public static AccessSettings From(IConfiguration configuration)
    {
        var authority = configuration["AGREEMENTS_OIDC_AUTHORITY"] is { Length: > 0 } text ? Address(text) : null;
        var audience = configuration["AGREEMENTS_OIDC_AUDIENCE"] is { Length: > 0 } given ? given : null;
        if (authority is not null && audience is null)
        {
            throw new InvalidOperationException(
                "AGREEMENTS_OIDC_AUTHORITY is set without AGREEMENTS_OIDC_AUDIENCE: name the audience that its tokens are issued for.");
        }

        return new AccessSettings(
            configuration["AGREEMENTS_SECRETS"] is { Length: > 0 } folder ? folder : null,
            configuration["AGREEMENTS_PUBLIC_URL"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true,
            authority, audience, configuration["AGREEMENTS_OIDC_CLAIM"] is { Length: > 0 } claim ? claim : "sub");
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"AGREEMENTS_OIDC_AUTHORITY is '{text}': give an https address; plain http is taken from this machine only.");
}
