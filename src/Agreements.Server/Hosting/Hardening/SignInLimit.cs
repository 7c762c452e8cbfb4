using Agreements.Server.Identity;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>
/// Slows guessing of passwords and codes: few attempts a minute for one name from one address, and not many more from an address in all.
/// By name alone it would let anybody lock somebody else out; that guessing from many addresses comes to an end is the account's own lock.
/// </summary>
public sealed class SignInLimit : IMiddleware, IDisposable
{
    private const int NamesPerAddress = 3;

    private readonly PartitionedRateLimiter<(string Address, string Name)> _attempts;

    /// <summary>Makes the limit.</summary>
    /// <param name="settings">How many attempts are taken.</param>
    public SignInLimit(HardeningSettings settings) => _attempts = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Name), string>(a => RateLimits.Bucket(a.Address, settings.SignInRate * NamesPerAddress)),
        PartitionedRateLimiter.Create<(string Address, string Name), string>(a => RateLimits.Bucket($"{a.Address} {a.Name}", settings.SignInRate)));

    /// <inheritdoc />
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<SignInAttempt>() is not { } attempt)
        {
            await next(context);
            return;
        }

        var name = attempt.NameField is { } field && context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))[field].ToString()
            : "";
        using var lease = _attempts.AttemptAcquire((RateLimits.AddressOf(context), Digest(name)));
        await (lease.IsAcquired ? next(context) : RateLimits.RefuseAsync(context, lease));
    }

    /// <inheritdoc />
    public void Dispose() => _attempts.Dispose();

    /// <summary>Of one size, however long a name somebody sends; and no name is kept.</summary>
    private static string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant())));
}
