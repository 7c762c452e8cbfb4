using Agreements.Server.Exchange.Bundles;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Sealing;

/// <summary>Makes a bundle say something else, as somebody would who knows how bundles are made: digests and manifest fit again.</summary>
internal static class Tampered
{
    public static void Write(string from, string to, Action<Dictionary<string, byte[]>> change)
    {
        var files = Read(from);
        var order = files.Keys.ToList();
        change(files);
        var manifest = JsonSerializer.Deserialize<BundleManifest>(files[BundleFormat.Manifest], BundleFormat.Json)!;
        string[] names = [.. order.Where(files.ContainsKey), .. files.Keys.Except(order)];
        manifest = manifest with
        {
            Files = [.. names.Where(n => n != BundleFormat.Manifest).Select(n => new BundleFile(n, files[n].Length, Digest(files[n])))],
            Events = files[BundleFormat.Entries].Count(b => b == '\n'),
        };
        files[BundleFormat.Manifest] = JsonSerializer.SerializeToUtf8Bytes(manifest, BundleFormat.Json);
        using (var zip = new ZipArchive(File.Create(to), ZipArchiveMode.Create))
        {
            zip.Comment = BundleFormat.Comment(new byte[32]);
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(files[name]);
            }
        }

        var bytes = File.ReadAllBytes(to);
        var before = bytes.Length - BundleFormat.CommentLength;
        Encoding.ASCII.GetBytes(BundleFormat.Comment(SHA256.HashData(bytes.AsSpan(0, before)))).CopyTo(bytes, before);
        File.WriteAllBytes(to, bytes);
    }

    public static Dictionary<string, byte[]> Read(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(content);
            return content.ToArray();
        });
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
