using System.Buffers;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Http;

/// <summary>Tells UTF-8 from what editors save instead of it, for bodies of requests and for case files.</summary>
internal static class Utf8Text
{
    /// <summary>What to do about it.</summary>
    public static Words SaveAsUtf8 { get; } =
        new("在编辑器中另存为 UTF-8，或运行 iconv -f GB18030 -t UTF-8。", "Save it as UTF-8 in an editor, or run iconv -f GB18030 -t UTF-8.");

    /// <summary>The bytes without the mark by which some editors begin UTF-8: a reader may leave it out (RFC 8259, 8.1).</summary>
    /// <param name="bytes">The bytes.</param>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>The first byte that is not UTF-8, and why; null when all are.</summary>
    /// <param name="bytes">The bytes, without a mark.</param>
    public static (int Offset, Words Cause)? FaultIn(ReadOnlySpan<byte> bytes)
    {
        // "Unicode" in some editors; a text in UTF-16 is often valid UTF-8 too, full of U+0000.
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, > 0, ..] or [> 0, 0, ..])
        {
            return (0, new Words("采用 UTF-16 编码，不是 UTF-8。", "It is encoded as UTF-16, not as UTF-8."));
        }

        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var read) != OperationStatus.Done)
            {
                var value = bytes[at].ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
                return (at, new Words($"字节 0x{value} 不是 UTF-8：可能采用 GBK 或 GB18030 编码。", $"Byte 0x{value} is not UTF-8: it may be encoded as GBK or GB18030."));
            }

            at += read;
        }

        return null;
    }

    /// <summary>Line and column of a byte, from 1; columns count characters.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where the byte is.</param>
    public static (int Line, int Column) Position(ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes[..offset];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetString(before[start..]).EnumerateRunes().Count() + 1);
    }
}
