using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Notices;

/// <summary>A request as it came.</summary>
public sealed record TakenRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What stands behind the path.</summary>
    public string Query { get; init; } = "";

    /// <summary>When it had come, UTC.</summary>
    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public Guid Agreement => Json.GetProperty("data").GetProperty("agreement").GetGuid();

    public string Id => Headers["webhook-id"];

    /// <summary>Checks the signature as a recipient who has read only the Standard Webhooks specification would.</summary>
    public bool IsSignedWith(string key)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(key["whsec_".Length..]));
        var expected = hmac.ComputeHash([.. Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}."), .. Body]);
        return Headers["webhook-signature"].Split(' ').Contains($"v1,{Convert.ToBase64String(expected)}");
    }
}

/// <summary>A web server that takes webhooks, or answers as told. Every path is a recipient of its own.</summary>
public sealed class WebhookSink : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookSink(WebApplication app) => _app = app;

    public ConcurrentQueue<TakenRequest> Requests { get; } = new();

    /// <summary>Answers a request: its status. The token is cancelled when the caller hangs up.</summary>
    public Func<TakenRequest, CancellationToken, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(204);

    /// <summary>What an answer says; null for nothing.</summary>
    public Func<TakenRequest, string?> Says { get; set; } = _ => null;

    /// <summary>What <c>Retry-After</c> of an answer says; null for none.</summary>
    public Func<TakenRequest, string?> RetryAfter { get; set; } = _ => null;

    public string Url => _app.Urls.Single();

    public static async Task<WebhookSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new WebhookSink(app);
        app.Run(sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    /// <summary>What came for an agreement at a path.</summary>
    public IReadOnlyList<TakenRequest> Of(string path, Guid agreement) => [.. Requests.Where(r => r.Path == path && r.Agreement == agreement)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var request = new TakenRequest(
            http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body.ToArray())
        {
            Query = http.Request.QueryString.Value ?? "",
        };
        Requests.Enqueue(request);
        try
        {
            http.Response.StatusCode = await Answer(request, http.RequestAborted);
            http.Response.Headers.RetryAfter = RetryAfter(request);
            if (http.Response.StatusCode == StatusCodes.Status200OK && Says(request) is { } said)
            {
                await http.Response.WriteAsync(said);
            }

            if (http.Response.StatusCode == StatusCodes.Status302Found)
            {
                http.Response.Headers.Location = "/elsewhere";
            }
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}
