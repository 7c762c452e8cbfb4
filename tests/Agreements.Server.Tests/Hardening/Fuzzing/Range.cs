using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>What came back.</summary>
/// <param name="Status">The status; 0 when the connection was closed without one.</param>
/// <param name="Body">The body.</param>
internal sealed record Answered(int Status, string Body);

/// <summary>Sends requests as they are, and waits no longer than somebody with patience would.</summary>
internal sealed class Range(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 16 })
    {
        BaseAddress = address,
        Timeout = Patience,
    };

    public Task<Answered> SendAsync(Shot shot, Random random) => shot.IsRaw ? SendRawAsync(shot, random) : SendWholeAsync(shot);

    public void Dispose() => _client.Dispose();

    private async Task<Answered> SendWholeAsync(Shot shot)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(shot.Method), new Uri(
                $"{address.GetLeftPart(UriPartial.Authority)}{shot.Address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = shot.Body is null ? null : new ByteArrayContent(shot.Body);
        foreach (var (name, value) in shot.Headers)
        {
            // The client would wait for a leave that is given with the answer.
            if (name != "Expect" && !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _client.SendAsync(request);
        return new Answered((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<Answered> SendRawAsync(Shot shot, Random random)
    {
        using var stop = new CancellationTokenSource(Patience);
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, stop.Token);
        var stream = socket.GetStream();
        var body = shot.Body ?? [];
        var head = new StringBuilder($"{shot.Method} {shot.Address} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var field in shot.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{field.Name}: {field.Value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + (random.Next(3) == 0 ? random.Next(1, 50) : 0)}\r\n\r\n");
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), stop.Token);
            await stream.WriteAsync(body, stop.Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(stop.Token);
            return new Answered(text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status) ? status : 0, text);
        }
        catch (IOException)
        {
            // Turned away in the middle of sending: refused, and quickly.
            return new Answered(0, "");
        }
    }
}
