using Agreements.Cli.Verifying;
using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using System.IO.Compression;
using System.Text;

namespace Agreements.Cli.Fsck;

/// <summary>
/// The database against what was taken away before: a checkpoint that witnesses have seen says whether the first so many events are still those; a bundle
/// says of each of its own.
/// </summary>
internal sealed class AgainstFsck(Moment moment, Findings findings, List<Text> noted)
{
    private const int EventsAtATime = 2000;

    public async Task RunAsync(string path)
    {
        var isBundle = BundleCheck.IsBundle(path);
        try
        {
            await CheckAsync(Read(path, isBundle));
        }
        catch (FormatException e)
        {
            findings.CannotTell(path, $"既不是检查点、证明，也不是事件包：{e.Message}", $"It is no checkpoint, proof or bundle: {e.Message}");
        }

        if (isBundle)
        {
            await CheckEventsAsync(path);
        }
    }

    private static SignedNote Read(string path, bool isBundle)
    {
        if (isBundle)
        {
            using var zip = ZipFile.OpenRead(path);
            using var reader = new StreamReader((zip.GetEntry(BundleFormat.Checkpoint) ?? throw new FormatException("no checkpoint")).Open());
            return SignedNote.Parse(reader.ReadToEnd());
        }

        var text = File.ReadAllText(path);
        return text.StartsWith("c2sp.org/", StringComparison.Ordinal) ? LogProof.Parse(text).Note : SignedNote.Parse(text);
    }

    private async Task CheckAsync(SignedNote note)
    {
        var before = Checkpoint.Parse(note.Text);
        var place = $"checkpoint {before.Size}";
        var keys = await moment.AskAsync(r => VerifierKey.Parse(r.GetString(0)), $"select key from {LedgerTables.Schema}.keys");
        var size = (await moment.AskAsync(r => r.GetInt64(0), $"select size from {LedgerTables.Schema}.head"))[0];
        if (!note.Right(keys).Any())
        {
            findings.CannotTell(
                place, $"不是本库的日志的密钥所签（{before.Origin}）：是别的日志，或库中的公钥丢失了。",
                $"No key of this database's log has signed it ({before.Origin}): it is of another log, or keys were lost.");
        }

        if (before.Size > size)
        {
            findings.Add(
                place, $"当时已封存 {before.Size} 个事件，现在只有 {size} 个：丢失了 {before.Size - size} 个（第 {size} 至 {before.Size - 1} 片叶子）。",
                $"{before.Size} events were sealed then, and there are {size} now: {before.Size - size} are lost (leaves {size} to {before.Size - 1}).");
            return;
        }

        var root = await RootAsync(before.Size);
        if (!root.AsSpan().SequenceEqual(before.Root))
        {
            findings.Add(
                place, $"前 {before.Size} 个事件的根不同：其中有事件被改动、增加或调换。用那时的事件包再比，即可指出是哪些。",
                $"The first {before.Size} events have another root: some were changed, added or moved. A bundle of that time says which.");
        }
        else
        {
            noted.Add(new Text(
                $"前 {before.Size} 个事件与所给检查点一致；其后新增 {size - before.Size} 个。",
                $"The first {before.Size} events are those of the checkpoint; {size - before.Size} came after it."));
        }
    }

    /// <summary>Of the events themselves, not of the tiles.</summary>
    private async Task<byte[]> RootAsync(long size)
    {
        var tree = new TileEdge();
        await using var command = moment.Command(
            $"""
            select {EventRow.Columns} from {LedgerReads.Sealed} where p.number * {TileId.Full} + x.place <= $1 order by p.number, x.place
            """, size);
        await using var reader = await command.ExecuteReaderAsync(moment.Token);
        while (await reader.ReadAsync(moment.Token))
        {
            tree.Append(Leaf.Of(EventRow.Read(reader)).Hash);
            tree.TakeFull();
        }

        return tree.Root();
    }

    private async Task CheckEventsAsync(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var lines = new LineReader(zip.GetEntry(BundleFormat.Entries)?.Open() ?? Stream.Null);
        var (count, page) = (0L, new List<(EntryLine Entry, string Text)>());
        bool more;
        do
        {
            more = lines.Next(out var line);
            if (more)
            {
                page.Add((EntryLine.Read(line.Span, new byte[MerkleHash.Size]), Encoding.UTF8.GetString(line.Span)));
            }

            if (page.Count == EventsAtATime || !more)
            {
                count += page.Count;
                await CheckPageAsync(page);
                page.Clear();
            }
        }
        while (more);
        noted.Add(new Text($"事件包：{count} 个事件与库中的逐一核对。", $"The bundle: {count} events compared with those that are stored, one by one."));
    }

    private async Task CheckPageAsync(List<(EntryLine Entry, string Text)> page)
    {
        var stored = (await moment.AskAsync(
            r => EventRow.Read(r), $"select {EventRow.Columns} from {EventRow.Rows} and seq_id = any($1)",
            page.Select(p => p.Entry.Position).ToArray())).ToDictionary(e => e.Position);
        foreach (var (entry, text) in page)
        {
            var place = $"event {entry.Position}";
            if (!stored.TryGetValue(entry.Position, out var e))
            {
                findings.Add(place, $"丢失：流 {entry.Stream} 第 {entry.Version} 版。", $"It is lost: stream {entry.Stream}, version {entry.Version}.");
            }
            else if (Leaf.Of(e).Text != text)
            {
                findings.Add(
                    place,
                    $"与事件包中的不同：流 {entry.Stream} 第 {entry.Version} 版。",
                    $"It is not what the bundle has: stream {entry.Stream}, version {entry.Version}.");
            }
        }
    }
}
