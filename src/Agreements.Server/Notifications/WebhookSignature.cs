using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Notifications;

/// <summary>Signs and checks webhooks the way of the Standard Webhooks specification (version 1, symmetric).</summary>
public static class WebhookSignature
{
    /// <summary>Header with the id of the notice, the same at every attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header with the time of this attempt, seconds since 1970 UTC.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Header with the signatures, parted by blanks: each <c>v1,</c> and the base 64 of the HMAC-SHA256.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string KeyPrefix = "whsec_";
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;

    /// <summary>Whether a text is a key: <c>whsec_</c> and the base 64 of 24 to 64 random bytes.</summary>
    /// <param name="key">The text.</param>
    public static bool IsKey(string key) => Decode(key) is { Length: >= LeastKeyBytes and <= MostKeyBytes };

    /// <summary>The value of the signature header.</summary>
    /// <param name="key">The key, as <see cref="IsKey"/> has it.</param>
    /// <param name="id">The id.</param>
    /// <param name="seconds">The time, seconds since 1970 UTC.</param>
    /// <param name="body">The body as sent.</param>
    /// <exception cref="FormatException">The key is none.</exception>
    public static string Of(string key, string id, long seconds, ReadOnlySpan<byte> body)
    {
        var secret = Decode(key) ?? throw new FormatException("Not a webhook key.");
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
    }

    /// <summary>The value of the signature header where there are several keys, for the time in which one takes the place of another.</summary>
    /// <inheritdoc cref="Of(string, string, long, ReadOnlySpan{byte})"/>
    public static string Of(IEnumerable<Secret> keys, string id, long seconds, byte[] body) =>
        string.Join(' ', keys.Select(k => Of(k.Reveal(), id, seconds, body)));

    private static byte[]? Decode(string key)
    {
        if (!key.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var buffer = new byte[key.Length];
        return Convert.TryFromBase64String(key[KeyPrefix.Length..], buffer, out var length) ? buffer[..length] : null;
    }
}
