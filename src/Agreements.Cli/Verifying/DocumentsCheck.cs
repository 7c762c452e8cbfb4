using Agreements.Server.Exchange.Bundles;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>Documents against the digests that the events name.</summary>
internal sealed class DocumentsCheck(Findings findings, ZipArchive zip)
{
    public void Run(string documents, IReadOnlyDictionary<string, string> named)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, number) in documents.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => (l, i + 1)))
        {
            var place = $"{BundleFormat.Documents}:{number}";
            try
            {
                var document = JsonSerializer.Deserialize<BundleDocument>(line, BundleFormat.Json)!;
                listed.Add(document.Sha256);
                if (!named.ContainsKey(document.Sha256))
                {
                    findings.Add(place, "没有事件提到此文件。", "No event names this document.");
                }

                CheckContent(document);
            }
            catch (JsonException e)
            {
                findings.Add(place, $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
            }
        }

        foreach (var entry in zip.Entries.Where(e =>
            e.FullName.StartsWith(BundleFormat.DocumentFolder, StringComparison.Ordinal) && !listed.Contains(e.FullName[BundleFormat.DocumentFolder.Length..])))
        {
            findings.Add(entry.FullName, "清单中没有此文件。", "The list of documents has no such file.");
        }

        foreach (var (sha256, place) in named.Where(n => !listed.Contains(n.Key)))
        {
            findings.Add(place, $"所提到的文件 {sha256} 不在包中。", $"The document {sha256} that it names is not in the bundle.");
        }
    }

    private void CheckContent(BundleDocument document)
    {
        var place = $"{BundleFormat.DocumentFolder}{document.Sha256}";
        var entry = zip.GetEntry(place);
        if (!document.Present)
        {
            findings.CannotTell(
                place, $"“{document.Name}”的内容在导出时已不在数据库中。", $"The content of '{document.Name}' was not in the database when the bundle was made.");
        }
        else if (entry is null)
        {
            findings.Add(place, "缺少此文件。", "The file is missing.");
        }
        else
        {
            using var content = entry.Open();
            var digest = Convert.ToHexStringLower(SHA256.HashData(content));
            if (digest != document.Sha256)
            {
                findings.Add(
                    place, $"“{document.Name}”的内容不是记录时的内容：SHA-256 为 {digest}。",
                    $"The content of '{document.Name}' is not what was recorded: its SHA-256 is {digest}.");
            }
        }
    }
}
