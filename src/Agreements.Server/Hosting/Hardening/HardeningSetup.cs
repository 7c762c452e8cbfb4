using Agreements.Server.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>Puts limits, headers and the caller's true address into the house.</summary>
public static class HardeningSetup
{
    private const int MostHeaders = 64;
    private const int HeaderBytes = 32 * 1024;
    private const int RequestLineBytes = 8 * 1024;

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(15);

    /// <summary>Adds them.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be read; the message names it and the cure.</exception>
    public static void AddHardening(this WebApplicationBuilder builder)
    {
        var settings = HardeningSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddRateLimits(settings);
        builder.Services.AddSingleton<SignInLimit>();
        // Pages alone: what they hold that is secret, the token of their forms, is masked anew in every answer.
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html"];
        });
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = RequestReading.LargestBody;
            o.Limits.MaxRequestHeaderCount = MostHeaders;
            o.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            o.Limits.MaxRequestLineSize = RequestLineBytes;
            o.Limits.RequestHeadersTimeout = HeaderTime;
        });
        // What a parameter cannot be read from is told by us, and not by a bare 400.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = null;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
            {
                o.KnownIPNetworks.Add(proxy);
            }
        });
    }

    /// <summary>Before anything else answers: whose request it is, and what every answer says.</summary>
    /// <param name="app">The application.</param>
    public static void UseHardening(this WebApplication app)
    {
        // Without a proxy that is known, nobody's word about the caller's address counts.
        if (app.Services.GetRequiredService<HardeningSettings>().Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestSanity>();
    }

    /// <summary>After it is known who asks: how much is taken from them.</summary>
    /// <param name="app">The application.</param>
    public static void UseLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseMiddleware<SignInLimit>();
    }
}
