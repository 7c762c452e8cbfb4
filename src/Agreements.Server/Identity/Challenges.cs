using Agreements.Server.Http;

namespace Agreements.Server.Identity;

/// <summary>What is answered to whom nobody knows.</summary>
public static class Challenges
{
    /// <summary>Address of the page for signing in.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>Where a password is changed.</summary>
    public const string PasswordPath = "/account/password";

    /// <summary>Where a second factor is turned on.</summary>
    public const string SecondFactorPath = "/account/second-factor";

    /// <summary>Where a session is ended.</summary>
    public const string SignOutPath = "/sign-out";

    /// <summary>Name of the parameter that says where to go once signed in.</summary>
    public const string ToParameter = "to";

    /// <summary>People are led to the page for signing in and back afterwards; programs get 401.</summary>
    /// <param name="http">The request.</param>
    public static Task AskAsync(HttpContext http)
    {
        var request = http.Request;
        // Somebody with a key that is no good is a program, or somebody who tries one out: no page helps them.
        if (AsksForPage(request) && KeyAuthentication.Bearer(request) is null && request.Headers[KeyAuthentication.Header].Count == 0)
        {
            var to = HttpMethods.IsGet(request.Method) ? request.Path.Value + request.QueryString : "/";
            http.Response.Redirect(SignInPath + QueryString.Create(ToParameter, to));
            return Task.CompletedTask;
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(
            401, "key-missing", "Who is asking?",
            "Nothing that proves it was sent, or it is not known, expired or revoked. Send an API key as 'Authorization: Bearer …'; an administrator issues them.")
            .ToResult().ExecuteAsync(http);
    }

    /// <summary>Whether a page is asked for, or sent from one, and not a program's data.</summary>
    /// <param name="request">The request.</param>
    public static bool AsksForPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && (PageRequests.AsksForPage(request) || request.HasFormContentType);
}
