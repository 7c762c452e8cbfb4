using JasperFx.Events;

namespace Marten.Internal.Daemon;

/// <summary>
/// The states of a page's streams at the versions the page touches, without a round trip per event: from the states kept of earlier pages
/// and, for streams not among them, from earlier events that are read for the whole page at once.
/// </summary>
internal sealed class PageFolds(DocumentStore store, AggregateCache kept, IReadOnlyList<IEvent> events)
{
    private readonly Dictionary<Type, Dictionary<Guid, StreamFold>> _folds = [];

    /// <summary>The state of a stream at a version, if the page knows it.</summary>
    public async ValueTask<(bool Known, object? State)> AtAsync(Type aggregate, Guid stream, long version, CancellationToken token)
    {
        if (!_folds.TryGetValue(aggregate, out var folds))
        {
            _folds[aggregate] = folds = await PrepareAsync(aggregate, token);
        }

        return folds.TryGetValue(stream, out var fold) ? fold.At(version) : (false, null);
    }

    /// <summary>Keeps the last states for later pages; only once the page is committed.</summary>
    public void Keep()
    {
        foreach (var (aggregate, folds) in _folds)
        {
            foreach (var (stream, fold) in folds)
            {
                kept.Put(aggregate, stream, fold.Last);
            }
        }
    }

    private static bool IsUnbroken(List<IEvent> events) => events[^1].Version - events[0].Version == events.Count - 1;

    private async Task<Dictionary<Guid, StreamFold>> PrepareAsync(Type aggregate, CancellationToken token)
    {
        var inPage = events.GroupBy(e => e.StreamId).ToDictionary(g => g.Key, g => g.ToList());
        var known = new Dictionary<Guid, FoldedState>(inPage.Count);
        var missing = new List<(Guid Stream, long Floor, long Ceiling)>();
        foreach (var (stream, own) in inPage)
        {
            var before = kept.TryGet(aggregate, stream, out var state) && state.Version < own[0].Version ? state : default;
            known[stream] = before;

            // A subscription that filters sees holes in a stream; the whole stretch is read then, not only what lies before.
            var ceiling = IsUnbroken(own) ? own[0].Version - 1 : own[^1].Version;
            if (before.Version < ceiling)
            {
                missing.Add((stream, before.Version, ceiling));
            }
        }

        var earlier = await ReadAsync(missing, token);
        var fold = store.Options.Projections.FoldFor(aggregate);
        return inPage.ToDictionary(p => p.Key, p => new StreamFold(fold, known[p.Key], Stretch(known[p.Key], earlier[p.Key], p.Value)));
    }

    private static IEnumerable<IEvent> Stretch(FoldedState before, IEnumerable<IEvent> earlier, List<IEvent> own)
    {
        var next = before.Version + 1;
        foreach (var e in earlier.Concat(own))
        {
            if (e.Version == next)
            {
                next++;
                yield return e;
            }
        }
    }

    private async Task<ILookup<Guid, IEvent>> ReadAsync(List<(Guid Stream, long Floor, long Ceiling)> missing, CancellationToken token) =>
        missing.Count == 0
            ? Array.Empty<IEvent>().ToLookup(e => e.StreamId)
            : (await store.Reading.FetchTailsAsync(
                [.. missing.Select(m => m.Stream)], [.. missing.Select(m => m.Floor)], [.. missing.Select(m => m.Ceiling)], token)).ToLookup(e => e.StreamId);

    /// <summary>One stream: the state before and the events after it, folded as far as somebody asked.</summary>
    private sealed class StreamFold
    {
        private readonly ILiveFold _fold;
        private readonly long _before;
        private readonly IEvent[] _events;
        private readonly List<object?> _states;

        public StreamFold(ILiveFold fold, FoldedState before, IEnumerable<IEvent> events)
        {
            _fold = fold;
            _before = before.Version;
            _events = [.. events];
            _states = [before.State];
        }

        public FoldedState Last => new(_states[^1], _before + _states.Count - 1);

        public (bool Known, object? State) At(long version)
        {
            var index = version - _before;
            if (index < 0 || index > _events.Length)
            {
                return (false, null);
            }

            while (_states.Count <= index)
            {
                _states.Add(_fold.Fold(_states[^1], _events[_states.Count - 1]));
            }

            return (true, _states[(int)index]);
        }
    }
}
