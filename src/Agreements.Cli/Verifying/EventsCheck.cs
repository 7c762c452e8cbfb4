using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Server.Exchange.Bundles;
using System.Collections;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>Events against the tree: each entry under its leaf, each body under its entry, versions without gaps, no event twice.</summary>
internal sealed class EventsCheck(Findings findings, bool isComplete, Checkpoint? checkpoint, WholeCheck? whole) : IDisposable
{
    private readonly Dictionary<Guid, long> _versions = [];
    private readonly TileEdge _tree = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _leafHash = new byte[MerkleHash.Size];
    private readonly byte[] _bodyHash = new byte[SHA256.HashSizeInBytes];
    private BitArray _positions = new(1 << 16);
    private long _lastIndex = -1;

    /// <summary>How many events there are.</summary>
    public long Count { get; private set; }

    /// <summary>The last version of each stream.</summary>
    public IReadOnlyDictionary<Guid, long> Versions => _versions;

    /// <summary>The stage of each agreement, by its last event that puts it in one.</summary>
    public Dictionary<Guid, string> Stages { get; } = [];

    /// <summary>Digests of documents that events name, each with the line that does first.</summary>
    public Dictionary<string, string> Documents { get; } = new(StringComparer.Ordinal);

    public void Dispose() => _hash.Dispose();

    public void Run(Stream entries, Stream bodies, Stream beside)
    {
        using var entryLines = new LineReader(entries);
        using var bodyLines = new LineReader(bodies);
        using var leaves = new BufferedStream(beside, 1 << 16);
        using var proofs = isComplete ? null : new LineReader(leaves);
        while (entryLines.Next(out var line))
        {
            Count++;
            CheckLeaf(Hash(0, line.Span), leaves, proofs);
            if (!bodyLines.Next(out var body))
            {
                Wrong(BundleFormat.Bodies, "缺少此行。", "The line is missing.");
            }

            CheckEntry(line, body);
        }

        if (bodyLines.Next(out _))
        {
            findings.Add($"{BundleFormat.Bodies}:{Count + 1}", "多出一行。", "There is a line too many.");
        }

        if (entryLines.IsCut || bodyLines.IsCut)
        {
            findings.Add($"{BundleFormat.Entries}:{Count}", "最后一行不完整。", "The last line is cut short.");
        }

        CheckTree();
    }

    private void CheckLeaf(byte[] hash, Stream leaves, LineReader? proofs)
    {
        if (proofs is not null)
        {
            CheckProof(hash, proofs);
            return;
        }

        _tree.Append(hash);
        if (_tree.Size % TileId.Full == 0)
        {
            _tree.TakeFull();
        }

        Span<byte> said = stackalloc byte[MerkleHash.Size];
        if (leaves.ReadAtLeast(said, said.Length, throwOnEndOfStream: false) < said.Length || !said.SequenceEqual(hash))
        {
            Wrong(BundleFormat.Entries, "其散列不是封存的叶子：此事件被改动、增加或调换。", "Its hash is not the leaf that was sealed: the event was changed, added or moved.");
        }
    }

    private void CheckProof(byte[] hash, LineReader proofs)
    {
        if (!proofs.Next(out var line))
        {
            Wrong(BundleFormat.Proofs, "缺少此行。", "The line is missing.");
            return;
        }

        try
        {
            using var proof = JsonDocument.Parse(line);
            var index = proof.RootElement.GetProperty("index").GetInt64();
            byte[][] hashes = [.. proof.RootElement.GetProperty("hashes").EnumerateArray().Select(h => Convert.FromBase64String(h.GetString()!))];
            if (checkpoint is not null && !MerkleProof.IsIncluded(index, hash, checkpoint.Size, checkpoint.Root, hashes))
            {
                Wrong(BundleFormat.Entries, $"检查点的树中第 {index} 片叶子不是此事件。", $"The leaf {index} of the checkpoint's tree is not this event.");
            }

            if (index <= _lastIndex)
            {
                Wrong(BundleFormat.Proofs, "叶子未按顺序，或出现两次。", "Leaves are out of order, or one is there twice.");
            }

            _lastIndex = index;
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            Wrong(BundleFormat.Proofs, $"不是证明：{e.Message}", $"It is no proof: {e.Message}");
        }
    }

    private void CheckEntry(ReadOnlyMemory<byte> line, ReadOnlyMemory<byte> body)
    {
        EntryLine entry;
        try
        {
            entry = EntryLine.Read(line.Span, Hash(null, body.Span));
        }
        catch (FormatException e)
        {
            Wrong(BundleFormat.Entries, $"不是条目：{e.Message}", $"It is no entry: {e.Message}");
            return;
        }

        if (!entry.HasBody)
        {
            Wrong(BundleFormat.Bodies, $"不是封存的内容（流 {entry.Stream} 第 {entry.Version} 版）。",
                $"It is not the body that was sealed (stream {entry.Stream}, version {entry.Version}).");
        }

        CheckPlace(entry);
        Derive(entry, body);
        whole?.Take(line, entry, body, Count);
    }

    private void CheckPlace(EntryLine entry)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_versions, entry.Stream, out _);
        var before = last;
        if (entry.Version != before + 1)
        {
            Wrong(BundleFormat.Entries, $"流 {entry.Stream} 的第 {before} 版之后是第 {entry.Version} 版。",
                $"Version {entry.Version} of stream {entry.Stream} follows version {before}.");
        }

        last = Math.Max(before, entry.Version);
        if (entry.Position > int.MaxValue)
        {
            return;
        }

        var position = (int)entry.Position;
        if (position >= _positions.Length)
        {
            _positions.Length = Math.Max(position + 1, _positions.Length > int.MaxValue / 2 ? int.MaxValue : _positions.Length * 2);
        }

        if (_positions[position])
        {
            Wrong(BundleFormat.Entries, $"编号 {position} 的事件出现两次。", $"The event of number {position} is there twice.");
        }

        _positions[position] = true;
    }

    private void Derive(EntryLine entry, ReadOnlyMemory<byte> body)
    {
        if (entry.Type.Length == 0)
        {
            return;
        }

        try
        {
            if (BundleFormat.StageAfter(entry.Type, body) is { } stage)
            {
                Stages[entry.Stream] = stage;
            }
            else if (entry.Type == BundleFormat.DocumentAttached)
            {
                using var document = JsonDocument.Parse(body);
                Documents.TryAdd(document.RootElement.GetProperty("sha256").GetString()!, $"{BundleFormat.Bodies}:{Count}");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Wrong(BundleFormat.Bodies, $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
        }
    }

    /// <summary>SHA-256 of a line, after the byte that makes it a leaf; valid until the next one.</summary>
    /// <remarks>For a leaf the same as <see cref="MerkleHash.Leaf(ReadOnlySpan{byte}, Span{byte})"/>, which takes 5 % longer over a million events.</remarks>
    private byte[] Hash(byte? first, ReadOnlySpan<byte> line)
    {
        if (first is { } leaf)
        {
            _hash.AppendData([leaf]);
        }

        _hash.AppendData(line);
        _hash.GetHashAndReset(first is null ? _bodyHash : _leafHash);
        return first is null ? _bodyHash : _leafHash;
    }

    private void CheckTree()
    {
        if (!isComplete || checkpoint is null)
        {
            return;
        }

        if (checkpoint.Size != Count)
        {
            findings.Add(
                BundleFormat.Entries,
                $"有 {Count} 个事件，检查点的树有 {checkpoint.Size} 片叶子。",
                $"It has {Count} events, and the checkpoint's tree {checkpoint.Size} leaves.");
        }

        if (!_tree.Root().AsSpan().SequenceEqual(checkpoint.Root))
        {
            findings.Add(
                BundleFormat.Checkpoint, $"全部事件重新算出的根是 {Convert.ToBase64String(_tree.Root())}，不是所签的根。",
                $"The root over all events is {Convert.ToBase64String(_tree.Root())}, and another was signed.");
        }
    }

    private void Wrong(string file, string zh, string en) => findings.Add($"{file}:{Count}", zh, en);
}
