using Microsoft.Extensions.Primitives;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>
/// What every answer tells a browser, whoever gave it: the API, a page, an asset, a download, an error. An endpoint may say otherwise by
/// setting a header itself; leaving it out is safe.
/// </summary>
/// <param name="next">What answers.</param>
/// <param name="settings">Whether people come by HTTPS.</param>
public sealed class SecurityHeaders(RequestDelegate next, HardeningSettings settings)
{
    /// <summary>For pages: nothing but the server's own scripts, style sheets and pictures, none inline; forms go nowhere else; nobody frames a page.</summary>
    public const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    /// <summary>For everything else: whatever it holds, nothing in it runs, loads or is framed.</summary>
    public const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>A year, as browsers' lists of such hosts want it.</summary>
    private const string AlwaysEncrypted = "max-age=31536000; includeSubDomains";

    /// <summary>Has the request answered; adds the headers when the answer begins, so that an error page that cleared all headers has them as well.</summary>
    /// <param name="http">The request.</param>
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(
            state =>
            {
                Complete((HttpContext)state);
                return Task.CompletedTask;
            },
            http);
        return next(http);
    }

    private void Complete(HttpContext http)
    {
        var headers = http.Response.Headers;
        var isPage = http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
        Usually(headers, "Content-Security-Policy", isPage ? PagePolicy : DataPolicy);
        Usually(headers, "X-Content-Type-Options", "nosniff");
        Usually(headers, "Referrer-Policy", isPage ? "same-origin" : "no-referrer");
        Usually(headers, "Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()");
        Usually(headers, "Cross-Origin-Opener-Policy", "same-origin");
        Usually(headers, "Cross-Origin-Resource-Policy", "same-origin");
        // What is told of agreements and people stays on no disk. A caller who keeps an ETag may still ask whether it has changed.
        Usually(headers, "Cache-Control", "no-store");
        if (settings.IsEncrypted || http.Request.IsHttps)
        {
            Usually(headers, "Strict-Transport-Security", AlwaysEncrypted);
        }
    }

    private static void Usually(IHeaderDictionary headers, string name, StringValues value) => headers.TryAdd(name, value);
}
