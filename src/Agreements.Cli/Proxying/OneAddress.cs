using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Agreements.Cli.Proxying;

/// <summary>
/// One address for several servers. A request goes to the server that has least to do; where that one cannot be reached, to another, as long as
/// nothing can be done twice by it.
/// </summary>
internal static class OneAddress
{
    private const string Servers = "servers";
    private const string Key = "Idempotency-Key";
    private const int LargestKept = 1024 * 1024;

    private static readonly Text Unreachable = new(
        "服务器没有应答：处理中断，或没有服务器在运行，请稍候重试。更改是否已记录尚不确定：请以同一 Idempotency-Key 重发，或查看该协议。",
        "The server ended while it answered, or none runs: try again in a moment. Whether a change was recorded is not known: "
            + "send it again with the same Idempotency-Key, or look at the agreement.");

    /// <summary>Builds the proxy; start it with <c>RunAsync</c> or <c>StartAsync</c>.</summary>
    /// <param name="listen">Where it listens.</param>
    /// <param name="servers">The servers.</param>
    public static WebApplication Build(Uri listen, IReadOnlyList<Uri> servers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(listen.ToString());
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            // How large a body may be is the server's to say.
            o.Limits.MaxRequestBodySize = null;
        });
        // A connection for each request: one that is kept may be closed by a server that ends just when a request is sent on it, and then nobody
        // knows what became of it.
        builder.Services.AddReverseProxy().LoadFromMemory([Everything], [ClusterOf(servers)])
            .ConfigureHttpClient((_, handler) => handler.PooledConnectionLifetime = TimeSpan.Zero);
        var app = builder.Build();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(ElsewhereAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        return app;
    }

    private static RouteConfig Everything => new() { RouteId = "everything", ClusterId = Servers, Match = new RouteMatch { Path = "{**all}" } };

    private static ClusterConfig ClusterOf(IReadOnlyList<Uri> servers) => new()
    {
        ClusterId = Servers,
        LoadBalancingPolicy = "LeastRequests",
        Destinations = servers.Select((s, i) => (Name: $"{i + 1}", Config: new DestinationConfig { Address = s.ToString() }))
            .ToDictionary(d => d.Name, d => d.Config),
        HealthCheck = new HealthCheckConfig
        {
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true, Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1), Path = "/health/live", Policy = "ConsecutiveFailures",
            },
            // Where all seem to be down, each is tried: one of them may just have come back.
            AvailableDestinationsPolicy = "HealthyOrPanic",
        },
    };

    private static async Task ElsewhereAsync(HttpContext http, Func<Task> next)
    {
        if (http.Request.ContentLength is > 0 and <= LargestKept || (http.Request.ContentLength is null && http.Request.Headers[Key].Count > 0))
        {
            // What is large goes to a file meanwhile.
            http.Request.EnableBuffering();
        }

        var proxied = http.GetReverseProxyFeature();
        var untried = proxied.AllDestinations.ToList();
        while (true)
        {
            await next();
            untried.Remove(proxied.ProxiedDestination!);
            if (untried.Count == 0 || http.Response.HasStarted || !MayBeSentAgain(http))
            {
                break;
            }

            http.Response.Clear();
            http.Features.Set<IForwarderErrorFeature>(null);
            if (http.Request.Body.CanSeek)
            {
                http.Request.Body.Position = 0;
            }

            proxied.AvailableDestinations = [.. untried];
        }

        if (http.GetForwarderErrorFeature() is not null && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await SayAsync(http);
        }
    }

    /// <summary>
    /// What never reached a server; what only reads; and what is sent under a key, so that the second time answers what the first has done.
    /// </summary>
    private static bool MayBeSentAgain(HttpContext http) => http.GetForwarderErrorFeature() switch
    {
        { Error: ForwarderError.Request,
            Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException } } => true,
        { Error: ForwarderError.Request or ForwarderError.RequestTimedOut or ForwarderError.ResponseHeaders } => HttpMethods.IsGet(http.Request.Method)
            || HttpMethods.IsHead(http.Request.Method)
            || (http.Request.Headers[Key].Count > 0 && http.Request.Body.CanSeek),
        _ => false,
    };

    private static Task SayAsync(HttpContext http)
    {
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "2";
        if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(
                $"<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>服务器没有应答</title><p>{Unreachable.Zh}</p><p "
                    + $"lang=\"en\">{Unreachable.En}</p></html>");
        }

        return http.Response.WriteAsJsonAsync(
            new
            {
                type = "urn:agreements:problem:server-unreachable", title = "The server does not answer.", status = StatusCodes.Status503ServiceUnavailable,
                detail = Unreachable.En, sentence = new { zh = Unreachable.Zh, en = Unreachable.En },
            },
            options: null, contentType: "application/problem+json");
    }
}
