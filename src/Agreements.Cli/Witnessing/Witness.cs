using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;

namespace Agreements.Cli.Witnessing;

/// <summary>What a witness did.</summary>
/// <param name="Verdict">How it judged.</param>
/// <param name="Cosignature">Its cosignature; null where it gave none.</param>
/// <param name="SeenSize">How many leaves the last checkpoint had that it cosigned before.</param>
/// <param name="Evidence">Where what proves a fork was kept; null for none.</param>
internal sealed record Witnessed(WitnessVerdict Verdict, NoteSignature? Cosignature, long SeenSize, string? Evidence);

/// <summary>Judges checkpoints one after the other, and cosigns what grew from what it has seen.</summary>
internal sealed class Witness(SigningKey key, IReadOnlyList<VerifierKey> logs, WitnessMemory memory, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private IReadOnlyList<VerifierKey> _successors = [];

    /// <summary>Asks a log for its checkpoint, and for the tiles that prove that it grew.</summary>
    /// <returns>The checkpoint, and what came of it.</returns>
    public async Task<(SignedNote Note, Witnessed Did)> LookAsync(LogClient log, CancellationToken ct)
    {
        var note = await log.CheckpointAsync(ct);
        // A key that is believed may have named another since.
        _successors = Handover.Believed(logs, Handover.Split(await log.HandoversAsync(ct)));
        var said = Checkpoint.Parse(note.Text);
        var seen = memory.Seen(said.Origin) is { } s ? Checkpoint.Parse(s.Text) : null;
        // A log that shows less than it has signed is judged by that, and asked for nothing.
        var hashes = seen is null || seen.Size == 0 || seen.Size >= said.Size
            ? []
            : await new Ledger.Merkle.TileTree(said.Size, log).ConsistencyAsync(seen.Size, ct);
        return (note, await JudgeAsync(new WitnessRequest(Math.Min(seen?.Size ?? 0, said.Size), hashes, note), ct));
    }

    /// <summary>Judges a request, and cosigns.</summary>
    public async Task<Witnessed> JudgeAsync(WitnessRequest request, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            return Judge(request);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private Witnessed Judge(WitnessRequest request)
    {
        var origin = request.Note.Text.Split('\n')[0];
        var last = memory.Seen(origin);
        var seen = last is null ? null : Checkpoint.Parse(last.Text);
        var verdict = Witnessing(request, seen);
        if (verdict == WitnessVerdict.Cosign)
        {
            var cosignature = key.Cosign(request.Note.Text, clock.GetUtcNow());
            memory.Keep(request.Note.With([cosignature]));
            return new Witnessed(verdict, cosignature, seen?.Size ?? 0, null);
        }

        var isFork = verdict is WitnessVerdict.Fork or WitnessVerdict.OtherRoot;
        var evidence = isFork && last is not null ? memory.KeepEvidence(origin, last, request.Note, clock.GetUtcNow()) : null;
        return new Witnessed(verdict, null, seen?.Size ?? 0, evidence);
    }

    private WitnessVerdict Witnessing(WitnessRequest request, Checkpoint? seen) =>
        Ledger.Checkpoints.Witnessing.Judge(request, [.. logs, .. _successors], seen);
}
