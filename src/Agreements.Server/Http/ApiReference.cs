using Scalar.AspNetCore;

namespace Agreements.Server.Http;

/// <summary>
/// The API for people to read, at <c>/openapi/reference</c>: the one page that runs a script. It is the page's own, comes from this server and
/// nowhere else, and is told to call nobody else.
/// </summary>
public static class ApiReference
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/openapi/reference";

    /// <summary>Maps the page and its script.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference(Path, (o, http) =>
    {
        o.WithTitle("Agreements API").WithNonce().DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
        o.AddDocument("v1");
        http.Response.OnStarting(() =>
        {
            if (http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
            {
                http.Response.Headers.ContentSecurityPolicy = Policy(nonce);
            }

            return Task.CompletedTask;
        });
    }).AllowAnonymous();

    // The script writes its style sheet into the page, hence the one 'unsafe-inline'; what it may run, load and call is this server's own.
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
