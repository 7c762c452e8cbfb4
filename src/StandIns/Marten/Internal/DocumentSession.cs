using JasperFx.Events;
using Marten.Services;

namespace Marten.Internal;

/// <summary>A unit of work. Holds no connection until it commits.</summary>
internal class DocumentSession(DocumentStore store) : QuerySession(store), IDocumentSession, IChangeSet
{
    private readonly List<StreamAction> _streams = [];
    private readonly List<QueuedSql> _statements = [];
    private readonly List<ICommitParticipant> _participants = [];
    private Dictionary<string, object>? _headers;
    private SessionEvents? _events;

    public string? LastModifiedBy { get; set; }

    public Marten.Events.IEventStoreOperations Events => _events ??= new SessionEvents(this);

    internal IReadOnlyList<StreamAction> Streams => _streams;

    internal bool HasWork => _statements.Count > 0 || _participants.Count > 0 || _streams.Exists(s => s.Events.Count > 0);

    public void QueueSqlCommand(string sql, params object[] parameterValues) => QueueSqlCommand('?', sql, parameterValues);

    public void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues) =>
        _statements.Add(QueuedSql.From(placeholder, sql, parameterValues));

    public void SetHeader(string key, object value) => (_headers ??= [])[key] = value;

    public object? GetHeader(string key) => _headers is not null && _headers.TryGetValue(key, out var value) ? value : null;

    public void EjectAllPendingChanges()
    {
        _streams.Clear();
        _statements.Clear();
        _participants.Clear();
    }

    public virtual async Task SaveChangesAsync(CancellationToken token = default)
    {
        if (!HasWork)
        {
            return;
        }

        await Store.Schema.EnsureAsync(token);
        await TellListenersAsync(token);
        await using var commit = new Commit(Store);
        AddTo(commit);
        await commit.ExecuteAsync(token);
        var participants = _participants.ToArray();
        EjectAllPendingChanges();
        await TellAsync(participants, token);
    }

    public IEnumerable<IEvent> GetEvents() => _streams.SelectMany(s => s.Events);

    public IEnumerable<StreamAction> GetStreams() => _streams;

    /// <summary>Makes something else part of this session's next commit.</summary>
    internal void Enlist(ICommitParticipant participant) => _participants.Add(participant);

    /// <summary>The pending work on a stream, new when there is none yet.</summary>
    internal StreamAction ActionFor(Guid stream, StreamActionType type, Type? aggregate)
    {
        var action = _streams.Find(s => s.Id == stream);
        if (action is null)
        {
            _streams.Add(action = new StreamAction(stream, type));
        }

        action.AggregateType ??= aggregate;
        return action;
    }

    private protected override Marten.Events.IQueryEventStore CreateEvents() => Events;

    private protected async Task TellListenersAsync(CancellationToken token)
    {
        foreach (var listener in Store.Options.Listeners)
        {
            await listener.BeforeSaveChangesAsync(this, token);
        }
    }

    private protected void AddTo(Commit commit)
    {
        foreach (var stream in _streams)
        {
            if (stream.Events.Count > 0)
            {
                Stamp(stream);
                commit.Add(stream);
            }
        }

        foreach (var statement in _statements)
        {
            commit.Add(statement.ToCommand());
        }

        foreach (var participant in _participants)
        {
            commit.Add(participant);
        }
    }

    private protected Task CommittedAsync(CancellationToken token) => TellAsync(_participants, token);

    private static async Task TellAsync(IReadOnlyList<ICommitParticipant> participants, CancellationToken token)
    {
        foreach (var participant in participants)
        {
            await participant.CommittedAsync(token);
        }
    }

    private void Stamp(StreamAction stream)
    {
        var enabled = Store.Options.EventGraph.MetadataConfig;
        foreach (var e in stream.Events)
        {
            e.CausationId ??= enabled.CausationIdEnabled ? CausationId : null;
            e.CorrelationId ??= enabled.CorrelationIdEnabled ? CorrelationId : null;
            e.UserName ??= enabled.UserNameEnabled ? LastModifiedBy : null;
            foreach (var (key, value) in enabled.HeadersEnabled && _headers is not null ? _headers : [])
            {
                e.SetHeader(key, value);
            }
        }
    }
}
