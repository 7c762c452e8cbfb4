using Agreements.Ledger.Checkpoints;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Queries;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>What was verified of a bundle.</summary>
/// <param name="Findings">What does not fit.</param>
/// <param name="Manifest">What the bundle says that it holds; null where that cannot be read.</param>
/// <param name="Checkpoint">What its checkpoint says; null likewise.</param>
/// <param name="Signers">Whose signatures of the checkpoint are right.</param>
internal sealed record BundleVerdict(Findings Findings, BundleManifest? Manifest, Checkpoint? Checkpoint, IReadOnlyList<string> Signers);

/// <summary>
/// Derives anew what a bundle says, from its bytes and from keys that are believed: the file, each file in it, signatures, hashes, tree and proofs, versions,
/// stages, documents. It goes on after a fault and finds the others.
/// </summary>
internal sealed class BundleCheck(string path, WitnessPolicy? policy, bool isWhole = false)
{
    private const string Whole = "zip";
    private readonly Findings _findings = new();
    private readonly Dictionary<string, (long Size, string Digest)> _read = new(StringComparer.Ordinal);

    /// <summary>Whether a file is, or was, a bundle.</summary>
    public static bool IsBundle(string path)
    {
        using var file = File.OpenRead(path);
        var (head, tail) = (new byte[4], new byte[BundleFormat.CommentLength]);
        file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Seek(-Math.Min(file.Length, tail.Length), SeekOrigin.End);
        file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        return head is [(byte)'P', (byte)'K', 3, 4] || Encoding.ASCII.GetString(tail).Contains(BundleFormat.Name, StringComparison.Ordinal);
    }

    public BundleVerdict Run()
    {
        CheckDigest();
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (Manifest(zip) is not { } manifest)
            {
                return new BundleVerdict(_findings, null, null, []);
            }

            var (checkpoint, signers) = new CheckpointCheck(_findings, policy).Run(
                Text(zip, BundleFormat.Checkpoint), Text(zip, BundleFormat.Keys), Text(zip, BundleFormat.Handovers));
            var names = Names(Open(zip, BundleFormat.Names));
            var whole = isWhole ? new WholeCheck(_findings, manifest.Release, names) : null;
            using var events = new EventsCheck(_findings, manifest.Complete, checkpoint, whole);
            using (var second = ZipFile.OpenRead(path))
            using (var third = ZipFile.OpenRead(path))
            {
                events.Run(
                    Open(zip, BundleFormat.Entries), Open(second, BundleFormat.Bodies),
                    Open(third, manifest.Complete ? BundleFormat.Leaves : BundleFormat.Proofs));
            }

            Compare(manifest, checkpoint, events);
            new DocumentsCheck(_findings, zip).Run(Text(zip, BundleFormat.Documents), events.Documents);
            new ToldCheck(_findings, events, whole).Run(Open(zip, BundleFormat.Agreements), Open(zip, BundleFormat.Sentences));
            CheckFiles(zip, manifest);
            return new BundleVerdict(_findings, manifest, checkpoint, signers);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            _findings.Add(Whole, $"压缩文件无法读下去：{e.Message}", $"The zip cannot be read on: {e.Message}");
            return new BundleVerdict(_findings, null, null, []);
        }
    }

    /// <summary>Of all bytes but the comment: whatever was changed, the comment or the digest in it does not fit.</summary>
    private void CheckDigest()
    {
        using var file = File.OpenRead(path);
        if (file.Length < BundleFormat.CommentLength)
        {
            _findings.Add(Whole, "文件不完整。", "The file is cut short.");
            return;
        }

        var fits = BundleFormat.CommentOf(file);
        var comment = new byte[BundleFormat.CommentLength];
        file.ReadExactly(comment);
        if (Encoding.ASCII.GetString(comment) != fits)
        {
            _findings.Add(
                Whole, "文件与其末尾注记的 SHA-256 不符：导出之后有字节被改动。",
                "The file has not the SHA-256 that the comment at its end says: bytes were changed after it was made.");
        }
    }

    private BundleManifest? Manifest(ZipArchive zip)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BundleManifest>(Text(zip, BundleFormat.Manifest), BundleFormat.Json);
            if (manifest is { Format: BundleFormat.Name, Files: not null })
            {
                return manifest;
            }

            _findings.CannotTell(
                BundleFormat.Manifest, $"格式“{manifest?.Format}”不是本版本所知的。", $"The form '{manifest?.Format}' is none that this release knows.");
        }
        catch (JsonException e)
        {
            _findings.Add(BundleFormat.Manifest, $"清单无法读取：{e.Message}", $"It cannot be read: {e.Message}");
        }

        return null;
    }

    private NamesUsed Names(Stream stream)
    {
        var names = new NamesUsed();
        LineReader.Each(_findings, stream, BundleFormat.Names, (line, _) =>
        {
            var name = JsonSerializer.Deserialize<BundleName>(line.Span, BundleFormat.Json) ?? throw new JsonException("null");
            names.Add(name.Reference, new Text(name.Zh, name.En));
        });
        return names;
    }

    private void CheckFiles(ZipArchive zip, BundleManifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            if (!_read.ContainsKey(file.Name))
            {
                Open(zip, file.Name).Dispose();
            }

            if (_read.TryGetValue(file.Name, out var read) && (read.Size != file.Size || (read.Digest.Length > 0 && read.Digest != file.Sha256)))
            {
                _findings.Add(
                    file.Name,
                    $"与清单不符：{read.Size} 字节，SHA-256 {read.Digest}；清单为 {file.Size} 字节，{file.Sha256}。",
                    $"It has {read.Size} bytes with SHA-256 {read.Digest}, and by the manifest {file.Size} with {file.Sha256}.");
            }
        }

        foreach (var entry in zip.Entries.Where(e => e.FullName != BundleFormat.Manifest && !manifest.Files.Any(f => f.Name == e.FullName)))
        {
            _findings.Add(entry.FullName, "清单中没有此文件。", "The manifest has no such file.");
        }

        foreach (var file in manifest.Files.Where(f => !BundleFormat.IsKnown(f.Name)))
        {
            _findings.Add(file.Name, "事件包没有这样的文件：它不是导出时所写。", "No bundle has such a file: it was not written when the bundle was made.");
        }
    }

    private void Compare(BundleManifest manifest, Checkpoint? checkpoint, EventsCheck events)
    {
        if (manifest.Events != events.Count)
        {
            _findings.Add(
                BundleFormat.Entries,
                $"有 {events.Count} 个事件，清单为 {manifest.Events} 个。",
                $"It has {events.Count} events, and by the manifest {manifest.Events}.");
        }

        if (checkpoint is not null && manifest.Origin != checkpoint.Origin)
        {
            _findings.Add(
                BundleFormat.Manifest, $"日志“{manifest.Origin}”与检查点的“{checkpoint.Origin}”不符。",
                $"The log '{manifest.Origin}' is not the checkpoint's '{checkpoint.Origin}'.");
        }
    }

    private string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(Open(zip, name), new UTF8Encoding(false, throwOnInvalidBytes: false));
        return reader.ReadToEnd();
    }

    private Stream Open(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is { } entry)
        {
            // What the tree or an entry has the hash of need not be digested once more.
            var digests = name is not (BundleFormat.Entries or BundleFormat.Bodies);
            return new MeasuredStream(entry.Open(), digests, (size, digest) => _read[name] = (size, digest));
        }

        _findings.Add(name, "缺少此文件。", "The file is missing.");
        return Stream.Null;
    }
}
