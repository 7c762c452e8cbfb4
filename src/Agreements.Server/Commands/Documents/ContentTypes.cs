using Agreements.Server.Http;
using System.Text;

namespace Agreements.Server.Commands.Documents;

/// <summary>Tells what a content is from its bytes. Names and claimed types are never asked.</summary>
public static class ContentTypes
{
    /// <summary>What is taken, in words for a refusal.</summary>
    public const string Taken = "PDF, OFD, DOCX, XLSX, PPTX, PNG, JPEG, TIFF and plain text in UTF-8";

    private const int HeadLength = 16;

    private static readonly (byte[] Magic, string MediaType)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([(byte)'I', (byte)'I', 42, 0], "image/tiff"),
        ([(byte)'M', (byte)'M', 0, 42], "image/tiff"),
    ];

    private static readonly (byte[] Magic, string Found)[] Others =
    [
        ("MZ"u8.ToArray(), "a Windows program"), ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a Linux program"), ("GIF8"u8.ToArray(), "a GIF image"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a document of an old Office"), ("Rar!"u8.ToArray(), "a RAR archive"), ("7z"u8.ToArray(), "a 7z archive"),
        ([0x1F, 0x8B], "a gzip archive"),
    ];

    /// <summary>The media type of a content.</summary>
    /// <param name="content">The content, seekable; read from its beginning.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UnacceptableContentException">It is of no type that is taken; the message says what was found.</exception>
    public static async Task<string> OfAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[HeadLength];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        if (Known.FirstOrDefault(k => head.AsSpan(0, length).StartsWith(k.Magic)).MediaType is { } known)
        {
            return known;
        }

        if (head.AsSpan(0, length).StartsWith("PK\u0003\u0004"u8))
        {
            return await ZipContainers.TypeAsync(content, ct);
        }

        if (Others.FirstOrDefault(o => head.AsSpan(0, length).StartsWith(o.Magic)).Found is { } other)
        {
            throw UnacceptableContentException.WrongType(other);
        }

        content.Position = 0;
        return await IsTextAsync(content, ct)
            ? "text/plain; charset=utf-8"
            : throw UnacceptableContentException.WrongType($"of an unknown type, beginning with the bytes {Convert.ToHexString(head, 0, Math.Min(length, 8))}");
    }

    /// <summary>Text is UTF-8 throughout, and of control characters has those that lay it out only.</summary>
    private static async Task<bool> IsTextAsync(Stream content, CancellationToken ct)
    {
        using var reader = new StreamReader(
            content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[8192];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer, ct)) > 0;)
            {
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\u0008') || buffer.AsSpan(0, read).ContainsAnyInRange('\u000E', '\u001F'))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
