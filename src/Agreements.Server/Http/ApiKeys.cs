using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Http;

/// <summary>
/// The keys that name an actor until accounts exist. Read once from the file that <c>ops/up</c> makes; only digests stay in memory.
/// </summary>
public sealed class ApiKeys
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    private readonly (byte[] Digest, Actor Actor)[] _keys;

    private ApiKeys((byte[] Digest, Actor Actor)[] keys) => _keys = keys;

    /// <summary>Reads the keys; without a file there are none, so nobody can write.</summary>
    /// <param name="path">The file, or null.</param>
    /// <exception cref="InvalidOperationException">The file is not a list of keys; the message names it and the cure.</exception>
    public static ApiKeys Read(string? path)
    {
        if (path is null)
        {
            return new ApiKeys([]);
        }

        try
        {
            var entries = JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(path), Shape) ?? [];
            return new ApiKeys([.. entries.Select(e => (Digest(e.Key), new Actor(e.User, e.Institution, e.Role)))]);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The API keys in '{path}' (AGREEMENTS_KEYS) cannot be read: {e.Message} Expected a list of {{\"key\",\"user\",\"institution\",\"role\"}}; remove the file and start again to get new ones.", e);
        }
    }

    /// <summary>Who a presented key names; null for a key that is not known.</summary>
    /// <param name="presented">The key as presented.</param>
    public Actor? Find(string presented)
    {
        var digest = Digest(presented);
        Actor? found = null;
        // Every key is compared, in constant time: the time taken tells nothing about any of them.
        foreach (var (known, actor) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known, digest))
            {
                found = actor;
            }
        }

        return found;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed record Entry(string Key, string User, string Institution, ActingRole Role);
}
