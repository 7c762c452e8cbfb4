using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.Commands;

/// <summary>
/// The streams that a command writes to: each locked from the reading of its state to the commit, so that nobody else decides on the same
/// state meanwhile. For a dry run they are only read.
/// </summary>
/// <param name="session">The session of the commit.</param>
/// <param name="isDryRun">True when nothing is to be written.</param>
internal sealed class WrittenStreams(IDocumentSession session, bool isDryRun)
{
    private readonly Dictionary<Guid, Action<IReadOnlyList<object>>> _appending = [];

    /// <summary>
    /// The state of a stream; null when it has none yet. Whoever fetches several sorts does so in the order of their ids: two that wait for
    /// each other would wait for ever.
    /// </summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="id">Id of the stream.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<TState?> FetchAsync<TState>(Guid id, CancellationToken ct)
        where TState : class => (await FetchAsync<TState>([id], ct))[id];

    /// <summary>The states of several streams of a sort, in one exchange and locked in the order of their ids; null for one that has none yet.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="ids">Ids of the streams.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Dictionary<Guid, TState?>> FetchAsync<TState>(IEnumerable<Guid> ids, CancellationToken ct)
        where TState : class
    {
        Guid[] ordered = [.. ids.Distinct().Order()];
        var batch = session.CreateBatchQuery();
        if (isDryRun)
        {
            var read = Array.ConvertAll(ordered, batch.Events.FetchLatest<TState>);
            await batch.Execute(ct);
            return ordered.Zip(await Task.WhenAll(read)).ToDictionary(p => p.First, p => p.Second);
        }

        var locked = Array.ConvertAll(ordered, batch.Events.FetchForExclusiveWriting<TState>);
        await session.BeginTransactionAsync(ct);
        await batch.Execute(ct);
        return ordered.Zip(await Task.WhenAll(locked)).ToDictionary(p => p.First, p => Locked(p.First, p.Second));

        TState? Locked(Guid id, IEventStream<TState> stream)
        {
            _appending[id] = events => stream.AppendMany(events);
            return stream.Aggregate;
        }
    }

    /// <summary>Appends what was decided in the name of who asked, and keeps the answer with it; nothing of a refusal or of a dry run.</summary>
    /// <typeparam name="TEvent">The family of events.</typeparam>
    /// <param name="asked">The request.</param>
    /// <param name="version">The version of the stream before it.</param>
    /// <param name="decision">What it came to.</param>
    /// <param name="before">An agreement as it was decided on, by its id; null for what is none.</param>
    /// <param name="origin">Where the request comes from, when the session is not its alone; null when the session knows it.</param>
    /// <returns>The answer.</returns>
    public Answer Record<TEvent>(Request asked, long version, Decision<TEvent> decision, Func<Guid, Agreement?> before, Origin? origin = null)
        where TEvent : class
    {
        if (decision.IsRefused)
        {
            return new Answer(asked.Stream, version, [], decision.Refusals);
        }

        var answer = new Answer(asked.Stream, version + decision.Events.Count, decision.Events, [])
        {
            Before = before(asked.Stream),
            Below = [.. decision.Beside.Where(b => b.IsBelow).Select(Of)],
            Also = [.. decision.Beside.Where(b => !b.IsBelow && b.Events.Count > 0).Select(Of)],
        };
        if (!isDryRun)
        {
            asked.Once?.Keep(session, answer);
            if (origin is null)
            {
                session.ActFor(asked.Context.By);
            }

            foreach (var (id, happened) in decision.Beside.Select(b => (b.Id, b.Events)).Prepend((asked.Stream, decision.Events)).Where(s => s.Item2.Count > 0))
            {
                Append(id, origin is null ? happened : [.. happened.Select(e => session.Events.BuildEvent(e).Of(asked.Context.By, origin))]);
            }
        }

        return answer;

        Answer Of(Beside b) => new(b.Id, b.Version + b.Events.Count, b.Events, []) { Before = before(b.Id) };
    }

    private void Append(Guid id, IReadOnlyList<object> happened)
    {
        if (_appending.TryGetValue(id, out var append))
        {
            append(happened);
        }
        else
        {
            // Nobody else knows of it yet: there is nothing to lock.
            session.Events.StartStream<Agreement>(id, happened);
        }
    }
}
