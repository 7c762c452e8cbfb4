using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Npgsql;

namespace Agreements.Server.Sealing;

/// <summary>
/// Brings checkpoints to witnesses that the policy gives an address: to each its own turn, so that one that is slow or gone keeps nobody waiting, and least
/// of all what is recorded. On a server whose daemon rests nothing is done, as nothing is sealed there; were it done twice, a witness would cosign twice.
/// </summary>
/// <param name="coordinator">Runs the daemon.</param>
/// <param name="db">The database.</param>
/// <param name="policy">Who is asked.</param>
/// <param name="clock">Counts the pauses.</param>
/// <param name="log">Told what witnesses refuse.</param>
internal sealed partial class WitnessRounds(
    Marten.Events.Daemon.Coordination.IProjectionCoordinator coordinator, NpgsqlDataSource db, LedgerPolicy policy, TimeProvider clock,
    ILogger<WitnessRounds> log) : BackgroundService
{
    /// <summary>After so many failures the pause no longer grows.</summary>
    private const int Doublings = 16;

    /// <summary>Between two looks for a checkpoint, and between the first failure and the next attempt.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>The usual window of a checkpoint: one that is back is asked for the next.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly WitnessClient _client = new();

    /// <inheritdoc />
    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        policy.Policy.Witnesses.Where(w => w.Address is not null).Select(w => AskAlwaysAsync(w, w.Address!, stoppingToken)));

    private static TimeSpan Pause(int failures) =>
        failures < Doublings ? TimeSpan.FromTicks(Math.Min(Look.Ticks << failures, LongestPause.Ticks)) : LongestPause;

    private async Task AskAlwaysAsync(PolicyWitness witness, Uri address, CancellationToken stop)
    {
        var (failures, isThrough) = (0, false);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var isMine = coordinator.DaemonForMainDatabase().IsRunning;
                isThrough = isMine && await IsThroughAsync(witness, address, isThrough, stop);
                failures = isThrough || !isMine ? 0 : failures + 1;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Whatever it is, it is tried again: nothing waits for it.
                if (failures++ == 0)
                {
                    Missed(log, witness.Name, e.Message);
                }
            }

            await Task.Delay(failures == 0 ? Look : Pause(failures - 1), clock, stop);
        }
    }

    /// <summary>Has a witness cosign, where there is something that it has not. At first it is asked in any case: a log that went back learns of it.</summary>
    private async Task<bool> IsThroughAsync(PolicyWitness witness, Uri address, bool wasThrough, CancellationToken stop)
    {
        if (await LedgerReads.ToCosignAsync(db, policy.Window, clock.GetUtcNow(), stop) is not { } asked)
        {
            return true;
        }

        var (size, old) = (asked.Said.Size, await LedgerReads.CosignedByAsync(db, witness.Key, stop));
        if (old > size || (old == size && wasThrough))
        {
            return true;
        }

        var answer = await AskAsync(address, old, asked, stop);
        if (answer is { Verdict: WitnessVerdict.OtherSize, Seen: { } seen } && seen <= size && seen != old)
        {
            (old, answer) = (seen, await AskAsync(address, seen, asked, stop));
        }

        return answer.Verdict switch
        {
            WitnessVerdict.Cosign => await KeepAsync(witness, asked, answer, stop),
            WitnessVerdict.Fork => await RefusedAsync(witness, size, null, stop),
            // C2SP has it so for another root of the same size.
            WitnessVerdict.OtherSize when old == size && (answer.Seen ?? size) == size => await RefusedAsync(witness, size, null, stop),
            WitnessVerdict.OtherSize when answer.Seen > size => await RefusedAsync(witness, answer.Seen.Value, stop),
            WitnessVerdict.UnknownLog => throw new FormatException("it does not watch this log (404). Its operator adds the log's key to its policy"),
            WitnessVerdict.NotSigned => throw new FormatException("it believes no key that signs here (403). Its operator adds the log's key to its policy"),
            _ => throw new FormatException(FormattableString.Invariant($"it answers {answer.Status}")),
        };
    }

    private async Task<WitnessAnswer> AskAsync(Uri address, long old, IssuedCheckpoint asked, CancellationToken stop) => await _client.AskAsync(
        address, new WitnessRequest(old, await new TileTree(asked.Said.Size, new StoredTiles(db)).ConsistencyAsync(old, stop), asked.Note), stop);

    private async Task<bool> KeepAsync(PolicyWitness witness, IssuedCheckpoint asked, WitnessAnswer answer, CancellationToken stop)
    {
        var right = (asked.Note with { Signatures = answer.Cosignatures }).Right([witness.Key]).ToList();
        if (right.Count == 0)
        {
            throw new FormatException("it answers with no right cosignature of the key that the policy gives it");
        }

        await LedgerReads.KeepAsync(db, asked.Said.Size, right, stop);
        return true;
    }

    /// <summary>Judges what a witness has seen by the newest checkpoint: it may have been shown a later one than it is asked to cosign.</summary>
    private async Task<bool> RefusedAsync(PolicyWitness witness, long seen, CancellationToken stop) =>
        (await LedgerReads.LastAsync(db, stop))!.Said.Size is var ours && seen > ours && await RefusedAsync(witness, ours, seen, stop);

    /// <summary>Keeps what a witness says against this log.</summary>
    /// <returns>False: it has not cosigned.</returns>
    private async Task<bool> RefusedAsync(PolicyWitness witness, long ours, long? seen, CancellationToken stop)
    {
        var refusal = new WitnessRefusal(clock.GetUtcNow(), ours, seen);
        if (await refusal.KeepAsync(db, witness.Key.ToString(), stop))
        {
            Refused(log, refusal.Sentence(witness.Name).EnOrZh);
        }

        return false;
    }

    [LoggerMessage(3303, LogLevel.Critical, "{Sentence} docs/ledger.md tells more.")]
    private static partial void Refused(ILogger log, string sentence);

    [LoggerMessage(3304, LogLevel.Warning, "Witness {Witness} has not cosigned what was brought to it, and is asked again: {Cause}.")]
    private static partial void Missed(ILogger log, string witness, string cause);
}
