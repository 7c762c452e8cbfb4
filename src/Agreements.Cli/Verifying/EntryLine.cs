using Agreements.Server.Exchange.Bundles;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>What a verifier needs of an entry; and whether a body is the one that it has the digest of.</summary>
internal readonly record struct EntryLine(Guid Stream, long Version, long Position, string Type, bool HasBody)
{
    /// <summary>The names of an entry, in their canonical order: another line is none.</summary>
    private static readonly byte[][] Names =
    [
        .. new[] { "at", "body", "causation", "clrType", "correlation", "headers", "id", "leaf", "position", "stream", "type", "user", "version" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Types of events that more is derived of; of others only that there is a name.</summary>
    private static readonly (string Name, byte[] Utf8)[] Told =
        [.. BundleFormat.StageNames.Append(BundleFormat.DocumentAttached).Select(n => (n, Encoding.UTF8.GetBytes(n)))];

    /// <summary>Reads an entry beside the SHA-256 of its body.</summary>
    /// <exception cref="FormatException">It is no entry; the message says what is wrong.</exception>
    public static EntryLine Read(ReadOnlySpan<byte> line, ReadOnlySpan<byte> bodyHash)
    {
        // In the letters of an entry, to compare them where they stand.
        Span<byte> digest = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(bodyHash, digest, out _);
        try
        {
            return ReadFields(line, digest);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static EntryLine ReadFields(ReadOnlySpan<byte> line, ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(line);
        var entry = default(EntryLine);
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
        for (var i = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; i++)
        {
            Expect(json.ValueTextEquals(Names[i]));
            json.Read();
            switch (i)
            {
                case 1:
                    entry = entry with { HasBody = json.ValueTextEquals(body) };
                    break;
                case 5:
                    json.Skip();
                    break;
                case 7:
                    Expect(json.GetInt32() == 1);
                    break;
                case 8:
                    entry = entry with { Position = json.GetInt64() };
                    break;
                case 9:
                    entry = entry with { Stream = json.GetGuid() };
                    break;
                case 10:
                    entry = entry with { Type = Named(ref json) };
                    break;
                case 12:
                    entry = entry with { Version = json.GetInt64() };
                    break;
                default:
                    break;
            }
        }

        Expect(json.TokenType == JsonTokenType.EndObject && !json.Read() && entry is { Version: > 0, Position: > 0, Type: not null });
        return entry;
    }

    /// <summary>Without a text of its own for each of a million events: empty for a type that nothing more is derived of.</summary>
    private static string Named(ref Utf8JsonReader json)
    {
        Expect(json.TokenType == JsonTokenType.String && json.ValueSpan.Length > 0);
        foreach (var (name, utf8) in Told)
        {
            if (json.ValueTextEquals(utf8))
            {
                return name;
            }
        }

        return "";
    }

    private static void Expect(bool holds)
    {
        if (!holds)
        {
            throw new FormatException("It has not the members of an entry in their order.");
        }
    }
}
