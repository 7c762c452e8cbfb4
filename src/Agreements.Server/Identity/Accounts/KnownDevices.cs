using Agreements.Server.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Npgsql;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// Browsers that somebody has signed in with, known by a cookie of their own. A known one has tries of its own: whoever locks an account by wrong
/// tries from elsewhere does not keep its owner out. The cookie proves nothing but that; a password is asked for as ever.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="http">The request; none on the command line.</param>
/// <param name="cookies">How cookies are named and guarded: as those of sessions.</param>
public sealed class KnownDevices(NpgsqlDataSource db, TimeProvider clock, IHttpContextAccessor http, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    /// <summary>How long a browser is known after the last sign-in with it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private const int SecretBytes = 32;

    private Microsoft.AspNetCore.Http.CookieBuilder Session => cookies.Get(Sessions.Name).Cookie;

    /// <summary>The digest by which the browser of the request is known to an account; null when it is not.</summary>
    /// <param name="account">The account's id.</param>
    public async Task<byte[]?> FindAsync(string account)
    {
        if (http.HttpContext?.Request.Cookies[NameFor(account)] is not { Length: > 0 and <= 100 } presented)
        {
            return null;
        }

        await using var command = db.CreateCommand("select digest from accounts.devices where digest = $1 and account = $2 and used_at > $3")
            .With(KnownAccounts.Digest(presented)).With(account).With(clock.GetUtcNow() - Life);
        return (byte[]?)await command.ExecuteScalarAsync();
    }

    /// <summary>Knows the browser of the request from now on: somebody has signed in with it. Its cookie is a new one each time.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="known">The digest it was known by until now; null for none.</param>
    public async Task RememberAsync(string account, byte[]? known)
    {
        if (http.HttpContext is not { } context)
        {
            return;
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            with old as (delete from accounts.devices where used_at <= $4 or digest = $5)
            insert into accounts.devices (digest, account, used_at) values ($1, $2, $3)
            """).With(KnownAccounts.Digest(secret)).With(account).With(now).With(now - Life).With(known ?? []);
        await command.ExecuteNonQueryAsync();
        context.Response.Cookies.Append(NameFor(account), secret, new CookieOptions
        {
            HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, MaxAge = Life,
            Secure = Session.SecurePolicy is CookieSecurePolicy.Always || context.Request.IsHttps,
        });
    }

    /// <summary>Several people can use one browser: each has a cookie. The name tells no account.</summary>
    private string NameFor(string account) => $"{Session.Name}-known-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)))[..12]}";
}
