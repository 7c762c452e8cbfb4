using Agreements.Server.Identity;
using Agreements.Server.Http;
using Agreements.Server.Pages.Errors;
using System.Globalization;
using System.Net.Sockets;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>
/// How many requests are taken from whom. Buckets that are full again go by themselves, so memory is bounded by who asked in the last minute.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services, HardeningSettings settings) => services.AddRateLimiter(o =>
    {
        o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Of(KeyOf(http), settings)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsExport(http.Request) ? Bucket(KeyOf(http).Key, settings.ExportRate) : Unlimited));
        o.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease));
    });

    private static RateLimitPartition<string> Unlimited => RateLimitPartition.GetNoLimiter("");

    /// <summary>A bucket that holds a minute's requests and fills steadily.</summary>
    public static RateLimitPartition<string> Bucket(string key, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
            AutoReplenishment = true,
            QueueLimit = 0,
        });

    /// <summary>The address as one counts it: of IPv6 the network, since whoever has one address there has 2⁶⁴.</summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        var counted = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return counted.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. counted.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]).ToString()
            : counted.ToString();
    }

    /// <summary>Says that it was too much, and when to come again: a page to people, a problem to programs.</summary>
    public static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var answer = http.Request.AsksForPage()
            ? Missing.TooMuch(http)
            : Problems.Of(
                StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests.",
                $"Come again in {wait} s; Retry-After says so as well.").ToResult();
        return answer.ExecuteAsync(http);
    }

    private static RateLimitPartition<string> Of((string Key, bool IsKnown) caller, HardeningSettings settings) =>
        Bucket(caller.Key, caller.IsKnown ? settings.AccountRate : settings.AddressRate);

    /// <summary>A known account, else the address: what somebody merely claims to be never makes a bucket of its own.</summary>
    private static (string Key, bool IsKnown) KeyOf(HttpContext http) =>
        http.User.Identity?.IsAuthenticated is true && http.User.FindFirstValue(Caller.AccountClaim) is { Length: > 0 } account
            ? ($"account {account}", true)
            : ($"address {AddressOf(http)}", false);

    private static bool IsExport(HttpRequest request) => request.Path.StartsWithSegments("/api/v1/exports", StringComparison.OrdinalIgnoreCase);
}
