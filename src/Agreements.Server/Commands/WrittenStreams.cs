using Agreements.Server.Storage;
using Marten;

namespace Agreements.Server.Commands;

/// <summary>
/// The streams that a command writes to: each locked from the reading of its state to the commit, so that nobody else decides on the same
/// state meanwhile. For a dry run they are only read.
/// </summary>
/// <param name="session">The session of the commit.</param>
/// <param name="asked">The request.</param>
internal sealed class WrittenStreams(IDocumentSession session, Request asked)
{
    private readonly Dictionary<Guid, Action<IReadOnlyList<object>>> _appending = [];

    /// <summary>
    /// The state of a stream; null when it has none yet. Whoever fetches several does so in the order of their ids: two that wait for each
    /// other would wait for ever.
    /// </summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="id">Id of the stream.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<TState?> FetchAsync<TState>(Guid id, CancellationToken ct)
        where TState : class
    {
        if (asked.Context.IsDryRun)
        {
            return await session.Events.FetchLatest<TState>(id, ct);
        }

        var stream = await session.Events.FetchForExclusiveWriting<TState>(id, ct);
        _appending[id] = events => stream.AppendMany(events);
        return stream.Aggregate;
    }

    /// <summary>Appends what was decided in the name of who asked, and keeps the answer with it; nothing of a refusal or of a dry run.</summary>
    /// <typeparam name="TEvent">The family of events.</typeparam>
    /// <param name="version">The version of the stream before it.</param>
    /// <param name="decision">What it came to.</param>
    /// <param name="before">An agreement as it was decided on, by its id; null for what is none.</param>
    /// <returns>The answer.</returns>
    public Answer Record<TEvent>(long version, Decision<TEvent> decision, Func<Guid, Agreement?> before)
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
            // Of a merger, that the other entry took over the names is told where that one is read.
            Also = [.. decision.Beside.Where(b => !b.IsBelow && b.Events.Count > 0 && asked is not InstitutionRequest).Select(Of)],
        };
        if (!asked.Context.IsDryRun)
        {
            session.ActFor(asked.Context.By);
            foreach (var (id, happened) in decision.Beside.Select(b => (b.Id, b.Events)).Prepend((asked.Stream, decision.Events)).Where(s => s.Item2.Count > 0))
            {
                Append(id, happened);
            }

            asked.Once?.Keep(session, answer);
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
