using Agreements.Ledger.Merkle;
using Agreements.Server.Commands.Documents;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Exchange.Bundles;

/// <summary>Nothing can be taken away: nothing is signed yet, or an agreement that was asked for is not there or not sealed.</summary>
/// <param name="sentence">What and what to do.</param>
public sealed class NoBundleException(Text sentence) : Exception(sentence.EnOrZh)
{
    /// <summary>What and what to do.</summary>
    public Text Sentence => sentence;
}

/// <summary>What came into a bundle.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Agreements">How many agreements.</param>
/// <param name="Documents">How many contents of documents.</param>
/// <param name="Size">How many leaves its checkpoint has.</param>
public sealed record BundleExported(long Events, int Agreements, int Documents, long Size);

/// <summary>
/// Writes what an auditor takes away: events as they were sealed, documents, proofs, checkpoint and keys. Memory stays the same whatever there is, but for a
/// number per stream.
/// </summary>
/// <param name="reader">What it reads by: an auditor's.</param>
/// <param name="policy">Whose cosignatures are wanted on the checkpoint.</param>
/// <param name="clock">Says when it was made.</param>
public sealed class BundleExport(Reader reader, LedgerPolicy policy, TimeProvider clock)
{
    private const int TilesAtATime = 16;
    private const int StreamsAtATime = 200;
    private const byte NewLine = (byte)'\n';

    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Dictionary<string, BundleDocument> _documents = new(StringComparer.Ordinal);
    private long _events;
    private int _agreements;

    /// <summary>Writes a bundle.</summary>
    /// <param name="file">Where to: an empty file, which is not closed.</param>
    /// <param name="agreements">The agreements, with the engagements that their commitments came from; null for everything.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="NoBundleException">It cannot be.</exception>
    public async Task<BundleExported> WriteAsync(FileStream file, IReadOnlyCollection<Guid>? agreements, CancellationToken ct)
    {
        var checkpoint = await CheckpointAsync(agreements, ct);
        var madeAt = clock.GetUtcNow();
        using var zip = new BundleZip(file, madeAt);
        await zip.AddAsync(BundleFormat.Readme, BundleTexts.Readme(checkpoint, agreements is null));
        await zip.AddAsync(BundleFormat.Schema, BundleTexts.Schema);
        await zip.AddAsync(BundleFormat.Checkpoint, checkpoint.Note.ToString());
        var keys = await LedgerReads.KeysAsync(reader.Db, ct);
        await zip.AddAsync(BundleFormat.Keys, LogKey.Lines(keys));
        await zip.AddAsync(BundleFormat.Handovers, LogKey.Handovers(keys));
        await AddEventsAsync(zip, checkpoint.Said.Size, agreements, ct);
        await AddDocumentsAsync(zip, ct);
        await AddToldAsync(zip, ct);
        await zip.CloseAsync(
            files => new BundleManifest(BundleFormat.Name, checkpoint.Said.Origin, madeAt, BundleFormat.Release, agreements is null, _events, files), ct);
        return new BundleExported(_events, _agreements, _documents.Values.Count(d => d.Present), checkpoint.Said.Size);
    }

    /// <summary>Where everything is asked for, everything is what the checkpoint has.</summary>
    private async Task<IssuedCheckpoint> CheckpointAsync(IReadOnlyCollection<Guid>? agreements, CancellationToken ct) =>
        await LedgerReads.ProvingAsync(reader.Db, policy, agreements is null ? -1 : await LastIndexAsync(agreements, ct), ct)
        ?? throw new NoBundleException(new Text(
            "还没有签名的检查点：事件记录后片刻即封存；若仍没有，请看 /health/ready。",
            "No checkpoint is signed yet: events are sealed a moment after they are recorded. If that does not help, /health/ready says what is missing."));

    /// <summary>The last leaf of the agreements' events; where none is sealed yet, one that no tree has.</summary>
    private async Task<long> LastIndexAsync(IReadOnlyCollection<Guid> agreements, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"select max({LedgerReads.IndexOf("e.seq_id")}) from {EventRow.Rows} and e.stream_id = any($1)").With(agreements.ToArray());
        return await command.ExecuteScalarAsync(ct) as long? ?? long.MaxValue;
    }

    private async Task AddEventsAsync(BundleZip zip, long size, IReadOnlyCollection<Guid>? agreements, CancellationToken ct)
    {
        // A zip is written file by file: what stands beside the entries is kept in a file until their turn.
        await using var bodies = NamelessFile.Create("export");
        await using var proofs = NamelessFile.Create("export");
        var tree = new TileTree(size, new StoredTiles(reader.Db));
        await zip.AddAsync(BundleFormat.Entries, async entries =>
        {
            await foreach (var (index, e) in agreements is null ? AllAsync(size, ct) : SomeAsync(size, agreements, ct))
            {
                var leaf = Leaf.Of(e);
                await LineAsync(entries, leaf.Text, ct);
                await LineAsync(bodies, leaf.Body, ct);
                if (agreements is null)
                {
                    await proofs.WriteAsync(leaf.Hash, ct);
                }
                else
                {
                    await LineAsync(proofs, ProofLine(index, await tree.InclusionAsync(index, ct)), ct);
                }

                Note(e);
            }
        });
        await AddSpooledAsync(zip, BundleFormat.Bodies, bodies, ct);
        await AddSpooledAsync(zip, agreements is null ? BundleFormat.Leaves : BundleFormat.Proofs, proofs, ct);
    }

    private async IAsyncEnumerable<(long Index, EventRow Event)> AllAsync(long size, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var (number, index) = (0L, 0L); index < size; number += TilesAtATime)
        {
            await using var command = reader.Db.CreateCommand(
                $"""
                select {EventRow.Columns} from {LedgerReads.Sealed}
                where p.number >= $1 and p.number < $2 and p.number * {TileId.Full} + x.place <= $3 order by p.number, x.place
                """).With(number).With(number + TilesAtATime).With(size);
            var events = await command.ListAsync(r => EventRow.Read(r), ct);
            if (events.Count != Math.Min(size - index, TilesAtATime * TileId.Full))
            {
                throw new NoBundleException(new Text(
                    $"第 {index} 号之后有封存过的事件不在了：请运行 agreements fsck。",
                    $"Events after index {index} were sealed and are gone: run agreements fsck, which says which."));
            }

            foreach (var e in events)
            {
                yield return (index++, e);
            }
        }
    }

    private async IAsyncEnumerable<(long Index, EventRow Event)> SomeAsync(
        long size, IReadOnlyCollection<Guid> agreements, [EnumeratorCancellation] CancellationToken ct)
    {
        var met = await ToldStreams.OfAsync(reader, agreements.ToDictionary(a => a, _ => long.MaxValue), names: null, ct);
        if (agreements.FirstOrDefault(a => met.States.GetValueOrDefault(a) is not Agreement) is var missing && missing != Guid.Empty)
        {
            throw new NoBundleException(new Text($"没有编号为 {missing} 的协议。", $"There is no agreement {missing}."));
        }

        Guid[] streams = [.. agreements.Concat(met.States.Values.OfType<Agreement>().SelectMany(a => a.Traces.Select(t => t.Engagement))).Distinct()];
        await using var command = reader.Db.CreateCommand(
            $"""
            select * from (select {EventRow.Columns}, {LedgerReads.IndexOf("e.seq_id")} as index from {EventRow.Rows} and e.stream_id = any($1)) x
            where index < $2 order by index
            """).With(streams).With(size);
        foreach (var (index, e) in await command.ListAsync(r => (r.Get<long>("index"), EventRow.Read(r)), ct))
        {
            yield return (index, e);
        }
    }

    private void Note(EventRow e)
    {
        _events++;
        _versions[e.Stream] = e.Version;
        if (e.Type == BundleFormat.DocumentAttached && EventRow.Happened(e.Type, e.Body) is DocumentAttached d)
        {
            _documents.TryAdd(d.Sha256, new BundleDocument(d.Sha256, d.Name, d.Size, d.MediaType, false));
        }
    }

    private async Task AddDocumentsAsync(BundleZip zip, CancellationToken ct)
    {
        var contents = new Contents(reader.Db);
        foreach (var (sha256, document) in _documents.OrderBy(d => d.Key, StringComparer.Ordinal).ToList())
        {
            if (await contents.FindAsync(sha256, ct) is { } kept)
            {
                await zip.AddAsync($"{BundleFormat.DocumentFolder}{sha256}", async to =>
                {
                    await using var content = new ContentStream(contents, kept);
                    await content.CopyToAsync(to, ct);
                });
                _documents[sha256] = document with { Present = true };
            }
        }

        await zip.AddAsync(BundleFormat.Documents, Lines(_documents.Values.OrderBy(d => d.Sha256, StringComparer.Ordinal)));
    }

    /// <summary>For people: what the agreements have become, every event in a sentence, and the names in these.</summary>
    private async Task AddToldAsync(BundleZip zip, CancellationToken ct)
    {
        var names = new NamesUsed();
        await using var sentences = NamelessFile.Create("export");
        await zip.AddAsync(BundleFormat.Agreements, async agreements =>
        {
            foreach (var streams in _versions.Chunk(StreamsAtATime))
            {
                var told = await ToldStreams.OfAsync(reader, streams.ToDictionary(s => s.Key, s => s.Value), names, ct);
                foreach (var e in told.Events)
                {
                    await LineAsync(sentences, JsonSerializer.Serialize(BundleSentence.Of(e), BundleFormat.Json), ct);
                }

                foreach (var a in told.States.Values.OfType<Agreement>())
                {
                    _agreements++;
                    await LineAsync(agreements, JsonSerializer.Serialize(BundleAgreement.Of(a), BundleFormat.Json), ct);
                }
            }
        });
        await AddSpooledAsync(zip, BundleFormat.Sentences, sentences, ct);
        await zip.AddAsync(BundleFormat.Names, Lines(names.InOrder.Select(n => BundleName.Of(n.Of, n.Name))));
    }

    private static string ProofLine(long index, IReadOnlyList<byte[]> hashes) =>
        $"{{\"index\":{index.ToString(CultureInfo.InvariantCulture)},\"hashes\":[{string.Join(',', hashes.Select(h => $"\"{Convert.ToBase64String(h)}\""))}]}}";

    private static string Lines<T>(IEnumerable<T> items) => string.Concat(items.Select(i => $"{JsonSerializer.Serialize(i, BundleFormat.Json)}\n"));

    private static async Task LineAsync(Stream to, string line, CancellationToken ct)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes(line), ct);
        to.WriteByte(NewLine);
    }

    private static async Task AddSpooledAsync(BundleZip zip, string name, FileStream spooled, CancellationToken ct)
    {
        spooled.Position = 0;
        await zip.AddAsync(name, to => spooled.CopyToAsync(to, ct));
    }
}
