using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>The address of an endpoint lies where no administrator allowed it to lie.</summary>
/// <param name="host">The host.</param>
public sealed class PrivateAddressException(string host) : HttpRequestException($"'{host}' is an address of a private network or of this machine.");

/// <summary>
/// Posts to endpoints. Every connection is made to an address that was looked at, after the name was resolved for it: a name that means another address an
/// instant later, and a redirect, lead nowhere.
/// </summary>
public sealed class GuardedHttp : IDisposable
{
    /// <summary>What is no address of the public internet, by IANA's registries of special purpose.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The longest that is waited for an answer: within the 15 to 30 seconds that Standard Webhooks advises.</summary>
    internal static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>The longest that an endpoint can ask to be left alone.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly HttpClient _public = Client(ConnectAsync);
    private readonly HttpClient _any = Client(null);

    /// <summary>Posts a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowsPrivate">Whether the address may lie in a private network.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool allowsPrivate, CancellationToken stop) =>
        (allowsPrivate ? _any : _public).SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);

    /// <summary>How long an answer asks by <c>Retry-After</c> to be left alone, in seconds or by a date, where it means "later" and not "never".</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="now">The instant.</param>
    internal static TimeSpan? After(HttpResponseMessage answer, DateTimeOffset now)
    {
        var asked = answer is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } after }
            ? after.Date - now ?? after.Delta
            : null;
        return asked > LongestPause ? LongestPause : asked;
    }

    /// <summary>Whether an address is one of the public internet; what carries an address of the older version in it counts as that.</summary>
    /// <param name="address">The address.</param>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = plain.GetAddressBytes();
            plain = Nat64.Contains(plain) ? new IPAddress(bytes.AsSpan(12, 4)) : SixToFour.Contains(plain) ? new IPAddress(bytes.AsSpan(2, 4)) : plain;
        }

        return !Array.Exists(Special, n => n.Contains(plain));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _public.Dispose();
        _any.Dispose();
    }

    private static HttpClient Client(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = connect,
            MaxResponseHeadersLength = 16,
        };
        var client = new HttpClient(connections) { Timeout = LongestAnswer, MaxResponseContentBufferSize = 64 * 1024 };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("agreements", "1"));
        return client;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        // One that is private among others that are not is no accident.
        if (addresses.Length == 0 || !addresses.All(IsPublic))
        {
            throw new PrivateAddressException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
