using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// The states of streams before the events of a page. The most recent ones are kept, since the next event is often of the same stream; the
/// others are folded from their events, all fetched in one exchange.
/// </summary>
/// <param name="atMost">How many states are kept.</param>
internal sealed class StreamStates(int atMost = 10_000)
{
    private readonly RecentlyUsed<Guid, Kept> _kept = new(atMost);

    /// <summary>Folds the events of a page, stream by stream.</summary>
    /// <param name="events">The events of the page, in order.</param>
    /// <param name="session">What earlier events are read by.</param>
    /// <param name="failed">Told every event that cannot be folded, and why.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<StreamChange>> FoldAsync(
        IReadOnlyList<IEvent> events, IQuerySession session, Action<IEvent, Exception> failed, CancellationToken ct)
    {
        var streams = events.GroupBy(e => e.StreamId).Select(g => g.ToArray()).ToArray();
        var before = await BeforeAsync(streams, session, failed, ct);
        var changes = new List<StreamChange>(streams.Length);
        foreach (var stream in streams)
        {
            if (before.TryGetValue(stream[0].StreamId, out var kept) && StreamFold.Fold(kept, stream, failed) is { } change)
            {
                changes.Add(change);
                _kept.Keep(change.Id, new Kept(change.Last.After, change.Last.Event.Version, change.Last.Began), _ => true);
            }
        }

        return changes;
    }

    /// <summary>The state before each stream's first event of the page; streams whose earlier events cannot be folded are left out.</summary>
    private async Task<Dictionary<Guid, Kept?>> BeforeAsync(
        IReadOnlyList<IReadOnlyList<IEvent>> streams, IQuerySession session, Action<IEvent, Exception> failed, CancellationToken ct)
    {
        var before = new Dictionary<Guid, Kept?>();
        var missing = new List<IEvent>();
        foreach (var first in streams.Select(s => s[0]))
        {
            if (first.Version == 1)
            {
                before[first.StreamId] = null;
            }
            else if (_kept.Find(first.StreamId) is { } kept && kept.Version == first.Version - 1)
            {
                // A kept state of the version right before is right, whoever kept it and whether that page was committed or not.
                before[first.StreamId] = kept;
            }
            else
            {
                missing.Add(first);
            }
        }

        foreach (var (first, earlier) in await EarlierAsync(missing, session, failed, ct))
        {
            Exception? thrown = null;
            var change = StreamFold.Fold(null, earlier, (_, e) => thrown = e);
            if (thrown is null)
            {
                before[first.StreamId] = new Kept(change!.Last.After, change.Last.Event.Version, change.Last.Began);
            }
            else
            {
                failed(first, thrown);
            }
        }

        return before;
    }

    /// <summary>The events before some, in one exchange; streams with an event that cannot be read are left out.</summary>
    private static async Task<IReadOnlyList<(IEvent First, IReadOnlyList<IEvent> Earlier)>> EarlierAsync(
        List<IEvent> firsts, IQuerySession session, Action<IEvent, Exception> failed, CancellationToken ct)
    {
        if (firsts.Count == 0)
        {
            return [];
        }

        try
        {
            var batch = session.CreateBatchQuery();
            Task<IReadOnlyList<IEvent>>[] all = [.. firsts.Select(first => batch.Events.FetchStream(first.StreamId, version: first.Version - 1))];
            await batch.Execute(ct);
            return [.. firsts.Zip(await Task.WhenAll(all))];
        }
        catch (Exception e) when (Unreadable.Is(e) && firsts.Count == 1)
        {
            failed(firsts[0], e);
            return [];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            var half = firsts.Count / 2;
            return
            [
                .. await EarlierAsync([.. firsts.Take(half)], session, failed, ct),
                .. await EarlierAsync([.. firsts.Skip(half)], session, failed, ct),
            ];
        }
    }
}
