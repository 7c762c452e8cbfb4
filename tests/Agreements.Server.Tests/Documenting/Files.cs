using System.IO.Compression;
using System.Text;

namespace Agreements.Server.Tests.Documenting;

/// <summary>Small files of every type, as their first bytes tell them.</summary>
internal static class Files
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. "1 0 obj <<>> endobj 合作协议"u8, .. "\n%%EOF"u8];

    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    public static readonly byte[] Text = Encoding.UTF8.GetBytes("会议纪要\r\n\t一、双方同意互派教师。");

    public static byte[] Zip(params IEnumerable<string> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A PDF by its beginning, of any size; the same every time.</summary>
    public static byte[] Large(int size)
    {
        var bytes = new byte[size];
        new Random(20250327).NextBytes(bytes);
        Pdf.CopyTo(bytes, 0);
        return bytes;
    }
}
