namespace Marten.Internal.Daemon;

/// <summary>
/// Decides up to which sequence number nothing can appear any more. Numbers are drawn inside transactions, so a lower one may become visible
/// after a higher one. A number that is missing below a visible one is waited for until every transaction that was running when it was seen
/// to be missing has ended; if it is missing still, it was rolled back.
/// </summary>
internal sealed class GapLedger(long mark)
{
    private const int MostSightings = 64;
    private readonly Queue<(long Ceiling, long TakenAfter)> _sightings = new();
    private long _uncovered;

    /// <summary>Every number up to here is visible or will never be.</summary>
    public long Mark { get; private set; } = mark;

    /// <summary>Whether something above the mark is visible but must wait.</summary>
    public bool HasGap { get; private set; }

    /// <summary>Whether gaps are being waited for, so that <see cref="Look"/> needs to know the oldest running transaction.</summary>
    public bool IsWaiting => _sightings.Count > 0;

    /// <summary>Whether gaps were seen that no sighting covers: take a transaction id now and hand it to <see cref="Sighted"/>.</summary>
    public bool NeedsSighting => _uncovered > 0 && _sightings.Count < MostSightings;

    /// <summary>Takes a look at the numbers visible above the mark.</summary>
    /// <param name="oldestRunning">The oldest transaction id running BEFORE the numbers were read.</param>
    /// <param name="visible">Numbers above the mark, ascending, the lowest first.</param>
    public void Look(long oldestRunning, ReadOnlySpan<long> visible)
    {
        var dead = 0L;
        while (_sightings.TryPeek(out var sighting) && (sighting.TakenAfter <= oldestRunning || sighting.Ceiling <= Mark))
        {
            dead = _sightings.Dequeue().Ceiling;
        }

        HasGap = false;
        foreach (var number in visible)
        {
            HasGap = number != Mark + 1 && number > dead;
            if (HasGap)
            {
                break;
            }

            Mark = number;
        }

        var covered = _sightings.Count > 0 ? _sightings.Last().Ceiling : 0;
        _uncovered = HasGap && visible[^1] > covered ? visible[^1] : 0;
    }

    /// <summary>Notes a transaction id that was assigned AFTER the last look: whoever can fill a gap seen then has a lower one.</summary>
    public void Sighted(long transactionId)
    {
        _sightings.Enqueue((_uncovered, transactionId));
        _uncovered = 0;
    }
}
