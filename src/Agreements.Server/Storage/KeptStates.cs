using JasperFx.Events.Projections;
using JasperFx.Events;
using Marten.Events.Fetching;
using Marten.Events;
using Marten.Internal.Sessions;
using Marten.Linq.QueryHandlers;
using Marten;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Weasel.Postgresql.SqlGeneration;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Agreements.Server.Storage;

/// <summary>
/// Fetches the state of a stream on top of one that was folded before, by what came since; for writing with the version of the stream, in one exchange. States
/// are immutable and kept with their version, so that one that is behind is only more to fold.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">The family of events of such a stream.</typeparam>
/// <param name="atMost">How many states are kept: the ones used last.</param>
/// <param name="unwritten">The state of a stream without events.</param>
/// <param name="evolve">The state after an event.</param>
internal sealed class KeptStates<TState, TEvent>(int atMost, Func<Guid, TState> unwritten, Func<TState, TEvent, TState> evolve) : IFetchPlanner
    where TState : class
    where TEvent : class
{
    private readonly KeptPlan<TState> _states = new(
        new RecentlyUsed<Guid, (TState State, long Version)>(atMost), (state, id, e) => evolve(state ?? unwritten(id), Folding.Mine<TEvent>(id, e)));

    /// <inheritdoc />
    public bool TryMatch<TDoc, TId>(IEventIdentityStrategy<TId> identity, StoreOptions options, [NotNullWhen(true)] out IAggregateFetchPlan<TDoc, TId>? plan)
        where TDoc : class
        where TId : notnull
    {
        plan = typeof(TDoc) == typeof(TState) && typeof(TId) == typeof(Guid)
            ? (IAggregateFetchPlan<TDoc, TId>)(object)_states.For((IEventIdentityStrategy<Guid>)(object)identity)
            : null;
        return plan is not null;
    }
}

/// <summary>How Marten gets a kept state: for writing, for reading, alone or in a batch.</summary>
/// <param name="states">The states kept, by stream.</param>
/// <param name="fold">The state after an event; before the first there is none.</param>
internal sealed class KeptPlan<TState>(RecentlyUsed<Guid, (TState State, long Version)> states, Func<TState?, Guid, IEvent, TState> fold)
    : IAggregateFetchPlan<TState, Guid>
    where TState : class
{
    private IEventIdentityStrategy<Guid> _identity = null!;

    /// <inheritdoc />
    public ProjectionLifecycle Lifecycle => ProjectionLifecycle.Live;

    /// <summary>The plan for a store, which tells how it reads streams. The states are the store's.</summary>
    public KeptPlan<TState> For(IEventIdentityStrategy<Guid> identity)
    {
        _identity = identity;
        return this;
    }

    /// <inheritdoc />
    public Task<IEventStream<TState>> FetchForWriting(DocumentSessionBase session, Guid id, bool forUpdate, CancellationToken cancellation = default) =>
        FetchAsync(session, new ForWriting(this, id, forUpdate, null), forUpdate, cancellation);

    /// <inheritdoc />
    public Task<IEventStream<TState>> FetchForWriting(DocumentSessionBase session, Guid id, long expectedStartingVersion,
        CancellationToken cancellation = default) =>
        FetchAsync(session, new ForWriting(this, id, false, expectedStartingVersion), false, cancellation);

    /// <inheritdoc />
    public async ValueTask<TState?> FetchForReading(DocumentSessionBase session, Guid id, CancellationToken cancellation) =>
        await FetchAsync(session, new ForReading(this, id), false, cancellation);

    /// <inheritdoc />
    public async ValueTask<TState?> ProjectLatest(DocumentSessionBase session, Guid id, CancellationToken cancellation)
    {
        var state = await FetchForReading(session, id, cancellation);
        return session.PendingChanges.Streams().Where(s => s.Id == id).SelectMany(s => s.Events).Aggregate(state, (s, e) => fold(s, id, e));
    }

    /// <inheritdoc />
    public async Task<bool> StreamForReading(DocumentSessionBase session, Guid id, Stream destination, CancellationToken cancellation)
    {
        if (await FetchForReading(session, id, cancellation) is not { } state)
        {
            return false;
        }

        await destination.WriteAsync(Encoding.UTF8.GetBytes(session.Serializer.ToJson(state)), cancellation);
        return true;
    }

    /// <inheritdoc />
    public IQueryHandler<IEventStream<TState>> BuildQueryHandler(QuerySession session, Guid id, long expectedStartingVersion) =>
        new ForWriting(this, id, false, expectedStartingVersion);

    /// <inheritdoc />
    public IQueryHandler<IEventStream<TState>> BuildQueryHandler(QuerySession session, Guid id, bool forUpdate) => new ForWriting(this, id, forUpdate, null);

    /// <inheritdoc />
    public IQueryHandler<TState?> BuildQueryHandler(QuerySession session, Guid id) => new ForReading(this, id);

    private async Task<T> FetchAsync<T>(DocumentSessionBase session, IQueryHandler<T> handler, bool forUpdate, CancellationToken ct)
    {
        await _identity.EnsureEventStorageExists<TState>(session, ct);
        if (forUpdate)
        {
            await session.BeginTransactionAsync(ct);
        }

        var batch = new BatchBuilder { TenantId = session.TenantId };
        handler.ConfigureCommand(batch, session);
        await using var reader = await session.ExecuteReaderAsync(batch.Compile(), ct);
        return await handler.HandleAsync(reader, session, ct);
    }

    /// <summary>Reads what came after the kept state, in one snapshot.</summary>
    private abstract class Reading(KeptPlan<TState> plan, Guid id)
    {
        private TState? _kept;
        private long _keptVersion;
        private IQueryHandler<IReadOnlyList<IEvent>> _since = null!;

        public virtual void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
        {
            (_kept, _keptVersion) = plan.States.Find(id);
            _since = plan.Identity.BuildEventQueryHandler(false, id, _kept is null ? null : new WhereFragment("d.version > ?", _keptVersion));
            _since.ConfigureCommand(builder, session);
        }

        public Task<int> StreamJson(Stream stream, DbDataReader reader, CancellationToken token) => throw new NotSupportedException();

        protected async Task<(TState? State, long Version)> ReadAsync(
            DbDataReader reader, IStorageSession session, CancellationToken ct, long upTo = long.MaxValue)
        {
            var (state, version) = (_kept, _keptVersion);
            foreach (var e in (await _since.HandleAsync(reader, session, ct)).TakeWhile(e => e.Version <= upTo))
            {
                state = plan.Fold(state, id, e);
                version = e.Version;
            }

            if (state is not null && version > _keptVersion)
            {
                plan.States.Keep(id, (state, version), there => there.Version < version);
            }

            return (state, version);
        }
    }

    private RecentlyUsed<Guid, (TState State, long Version)> States => states;

    private IEventIdentityStrategy<Guid> Identity => _identity;

    private TState Fold(TState? state, Guid id, IEvent e) => fold(state, id, e);

    /// <summary>Reads the version of the stream before, and locks it if asked to.</summary>
    private sealed class ForWriting(KeptPlan<TState> plan, Guid id, bool forUpdate, long? expected) : Reading(plan, id), IQueryHandler<IEventStream<TState>>
    {
        private readonly KeptPlan<TState> _plan = plan;
        private readonly Guid _id = id;

        public override void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
        {
            _plan.Identity.BuildCommandForReadingVersionForStream(false, builder, _id, forUpdate);
            builder.StartNewCommand();
            base.ConfigureCommand(builder, session);
        }

        public async Task<IEventStream<TState>> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
        {
            var version = await reader.ReadAsync(token) ? await reader.GetFieldValueAsync<long>(0, token) : 0;
            await reader.NextResultAsync(token);
            // Each statement has a snapshot of its own: what was committed between the two is left out.
            var (state, folded) = await ReadAsync(reader, session, token, version);
            if (folded != version)
            {
                _plan.States.Forget(_id);
                throw new JasperFx.ConcurrencyException($"Folded to version {folded}, and the stream is at {version}.", typeof(TState), _id);
            }

            if (expected is { } seen && seen != version)
            {
                throw new JasperFx.ConcurrencyException($"Expected version {seen}, and the stream is at {version}.", typeof(TState), _id);
            }

            return version == 0
                ? _plan.Identity.StartStream(state, (DocumentSessionBase)session, _id, token)
                : _plan.Identity.AppendToStream(state, (DocumentSessionBase)session, _id, version, token);
        }
    }

    private sealed class ForReading(KeptPlan<TState> plan, Guid id) : Reading(plan, id), IQueryHandler<TState?>
    {
        /// <summary>An id comes from whoever asks: that of something else is the id of no such thing.</summary>
        public async Task<TState?> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
        {
            try
            {
                return (await ReadAsync(reader, session, token)).State;
            }
            catch (WrongStreamException)
            {
                return null;
            }
        }
    }
}
