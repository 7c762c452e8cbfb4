namespace JasperFx.Events;

/// <summary>Reads streams.</summary>
public interface IQueryEventStore
{
    /// <summary>A stream's events in order, up to a version (0: all) or a time, from a version on; empty when there is no such stream.</summary>
    Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0,
        CancellationToken token = default);

    /// <summary>
    /// A stream folded up to a version (0: all) or a time; <paramref name="state"/> when no event qualifies, null when the stream is
    /// shorter than <paramref name="version"/>.
    /// </summary>
    Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default)
        where T : class;

    /// <summary>What the store knows of a stream, or null when there is no such stream.</summary>
    Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default);
}
