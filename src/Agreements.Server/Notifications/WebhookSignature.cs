using StandardWebhooks;

namespace Agreements.Server.Notifications;

/// <summary>Signs webhooks the way of the Standard Webhooks specification (version 1, symmetric).</summary>
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

    /// <summary>The value of the signature header: of each key, for the time in which one takes the place of another.</summary>
    /// <param name="keys">The keys, as <see cref="IsKey"/> has them.</param>
    /// <param name="id">The id.</param>
    /// <param name="at">The time of this attempt; whole seconds count.</param>
    /// <param name="body">The body as sent.</param>
    public static string Of(IEnumerable<Secret> keys, string id, DateTimeOffset at, string body) =>
        string.Join(' ', keys.Select(k => new StandardWebhook(k.Reveal()).Sign(id, at, body)));

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
