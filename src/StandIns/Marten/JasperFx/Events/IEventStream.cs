namespace JasperFx.Events;

/// <summary>A stream loaded for writing: its folded state, its version, and the events to append with the next commit.</summary>
/// <typeparam name="T">The aggregate the stream folds to.</typeparam>
public interface IEventStream<out T>
    where T : notnull
{
    /// <summary>The state after all stored events, or null when there is no such stream.</summary>
    T? Aggregate { get; }

    /// <summary>The stored version when it was loaded; 0 when there is no such stream.</summary>
    long? StartingVersion { get; }

    /// <summary><see cref="StartingVersion"/> plus the events appended since.</summary>
    long? CurrentVersion { get; }

    /// <summary>The token it was loaded with.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Identity of the stream.</summary>
    Guid Id { get; }

    /// <summary>Events appended but not stored yet, in order.</summary>
    IReadOnlyList<IEvent> Events { get; }

    /// <summary>Appends one body.</summary>
    void AppendOne(object @event);

    /// <summary>Appends bodies in order.</summary>
    void AppendMany(params object[] events);

    /// <summary>Appends bodies in order.</summary>
    void AppendMany(IEnumerable<object> events);
}
