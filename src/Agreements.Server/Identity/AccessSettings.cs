
namespace Agreements.Server.Identity;

/// <summary>What the ways of coming in are told from outside.</summary>
/// <param name="SecretsFolder"><c>AGREEMENTS_SECRETS</c>: a private folder for the keys that cookies and authenticator keys are encrypted with; null keeps them in the database.</param>
/// <param name="IsSecure">Whether people come by HTTPS: <c>AGREEMENTS_PUBLIC_URL</c> begins with <c>https</c>. Cookies then go over nothing else.</param>
/// <param name="Authority"><c>AGREEMENTS_OIDC_AUTHORITY</c>: address of the OpenID provider whose tokens are taken; null for none.</param>
/// <param name="Audience"><c>AGREEMENTS_OIDC_AUDIENCE</c>: whom its tokens must be for; null without a provider.</param>
/// <param name="SubjectClaim"><c>AGREEMENTS_OIDC_CLAIM</c>: the claim that names the account; <c>sub</c> unless told.</param>
public sealed record AccessSettings(string? SecretsFolder, bool IsSecure, Uri? Authority, string? Audience, string SubjectClaim)
{
    /// <summary><c>AGREEMENTS_SECOND_FACTOR</c> is <c>required</c>: who signs in on the pages without one can do nothing but turn it on.</summary>
    public bool RequiresSecondFactor { get; init; }

    /// <summary><c>AGREEMENTS_OIDC_ACR</c>: values of <c>acr</c> of which a token must have one; empty when it is not asked for.</summary>
    public IReadOnlyList<string> RequiredAcr { get; init; } = [];

    /// <summary><c>AGREEMENTS_OIDC_AMR</c>: values of <c>amr</c> all of which a token must have; empty when it is not asked for.</summary>
    public IReadOnlyList<string> RequiredAmr { get; init; } = [];

    /// <summary><c>AGREEMENTS_OIDC_TYP</c>: the <c>typ</c> that a token's header must have, such as <c>at+jwt</c>; null when it is not asked for.</summary>
    public string? RequiredType { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and the cure.</exception>
    public static AccessSettings From(IConfiguration configuration)
    {
        var authority = configuration["AGREEMENTS_OIDC_AUTHORITY"] is { Length: > 0 } text ? Address(text) : null;
        var audience = configuration["AGREEMENTS_OIDC_AUDIENCE"] is { Length: > 0 } given ? given : null;
        if (authority is not null && audience is null)
        {
            throw new InvalidOperationException("AGREEMENTS_OIDC_AUTHORITY is set without AGREEMENTS_OIDC_AUDIENCE: name the audience that its tokens are issued for.");
        }

        return new AccessSettings(
            configuration["AGREEMENTS_SECRETS"] is { Length: > 0 } folder ? folder : null,
            configuration["AGREEMENTS_PUBLIC_URL"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true,
            authority, audience, configuration["AGREEMENTS_OIDC_CLAIM"] is { Length: > 0 } claim ? claim : "sub")
        {
            RequiresSecondFactor = configuration["AGREEMENTS_SECOND_FACTOR"] switch
            {
                null or "" or "optional" => false,
                "required" => true,
                var other => throw new InvalidOperationException($"AGREEMENTS_SECOND_FACTOR is '{other}': write required or optional."),
            },
            RequiredAcr = Words(configuration, "AGREEMENTS_OIDC_ACR"),
            RequiredAmr = Words(configuration, "AGREEMENTS_OIDC_AMR"),
            RequiredType = configuration["AGREEMENTS_OIDC_TYP"] is { Length: > 0 } type ? type : null,
        };
    }

    private static string[] Words(IConfiguration configuration, string name) =>
        (configuration[name] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"AGREEMENTS_OIDC_AUTHORITY is '{text}': give an https address; plain http is taken from this machine only.");
}
