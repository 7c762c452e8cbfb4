using Agreements.Server.Http;
using System.Buffers.Binary;
using System.Text;

namespace Agreements.Server.Commands.Documents;

/// <summary>
/// Tells office documents apart by the names in the directory of their container. Nothing is unpacked, and names are read one after the other:
/// a container made to harm gets no hold on memory.
/// </summary>
internal static class ZipContainers
{
    private const int EndLength = 22;
    private const int LongestComment = 65535;
    private const int EntryLength = 46;
    private const int LongestName = 512;
    private const int ManyEntries = 20000;

    private static readonly (string Entry, string MediaType)[] Types =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("OFD.xml", "application/ofd"),
    ];

    /// <summary>The media type of a container.</summary>
    /// <param name="content">The content, seekable.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UnacceptableContentException">It is no office document that is taken, or brings macros.</exception>
    public static async Task<string> TypeAsync(Stream content, CancellationToken ct)
    {
        var (start, count) = await DirectoryAsync(content, ct);
        content.Position = start;
        string? type = null;
        for (var i = 0; i < count; i++)
        {
            var name = await NameAsync(content, ct);
            if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw UnacceptableContentException.WrongType("an office document with macros");
            }

            type ??= Types.FirstOrDefault(t => t.Entry == name).MediaType;
        }

        return type ?? throw UnacceptableContentException.WrongType("a ZIP archive that is no office document");
    }

    /// <summary>Where the directory begins and how many entries it has: told at the end of the container.</summary>
    private static async Task<(long Start, int Count)> DirectoryAsync(Stream content, CancellationToken ct)
    {
        var tail = new byte[(int)Math.Min(content.Length, EndLength + LongestComment)];
        content.Position = content.Length - tail.Length;
        await content.ReadExactlyAsync(tail, ct);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > tail.Length)
        {
            throw Broken();
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        return count <= ManyEntries && start < content.Length ? (start, count) : throw Broken();
    }

    private static async Task<string> NameAsync(Stream directory, CancellationToken ct)
    {
        var entry = new byte[EntryLength];
        if (await directory.ReadAtLeastAsync(entry, EntryLength, throwOnEndOfStream: false, ct) < EntryLength || !entry.AsSpan().StartsWith("PK\u0001\u0002"u8))
        {
            throw Broken();
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(28));
        var rest = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(32));
        var name = new byte[Math.Min((int)nameLength, LongestName)];
        if (await directory.ReadAtLeastAsync(name, name.Length, throwOnEndOfStream: false, ct) < name.Length)
        {
            throw Broken();
        }

        directory.Position += nameLength - name.Length + rest;
        // Some writers use the separator of Windows.
        return Encoding.UTF8.GetString(name).Replace('\\', '/').TrimStart('/');
    }

    private static UnacceptableContentException Broken() => UnacceptableContentException.WrongType("a ZIP container that is broken or unusual");
}
