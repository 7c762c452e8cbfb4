namespace JasperFx.Events;

/// <summary>Wraps bodies as events.</summary>
public static class Event
{
    /// <summary>An event, not stored yet, with <paramref name="data"/> as its body.</summary>
    public static IEvent<T> For<T>(T data)
        where T : notnull => new Event<T>(data);
}

/// <inheritdoc cref="IEvent{T}"/>
/// <typeparam name="T">The body's type.</typeparam>
public class Event<T> : IEvent<T>
    where T : notnull
{
    /// <summary>An event, not stored yet, with a new identity.</summary>
    public Event(T data) => Data = data;

    /// <inheritdoc/>
    public T Data { get; set; }

    object IEvent.Data => Data;

    /// <inheritdoc/>
    public Type EventType => typeof(T);

    /// <inheritdoc/>
    public Guid Id { get; set; } = Guid.NewGuid();

    /// <inheritdoc/>
    public Guid StreamId { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <inheritdoc/>
    public long Sequence { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset Timestamp { get; set; }

    /// <inheritdoc/>
    public string TenantId { get; set; } = "*DEFAULT*";

    /// <inheritdoc/>
    public string EventTypeName { get; set; } = "";

    /// <inheritdoc/>
    public string DotNetTypeName { get; set; } = "";

    /// <inheritdoc/>
    public string? CausationId { get; set; }

    /// <inheritdoc/>
    public string? CorrelationId { get; set; }

    /// <inheritdoc/>
    public Dictionary<string, object>? Headers { get; set; }

    /// <inheritdoc/>
    public bool IsArchived { get; set; }

    /// <inheritdoc/>
    public string? UserName { get; set; }

    /// <inheritdoc/>
    public void SetHeader(string key, object value) => (Headers ??= [])[key] = value;

    /// <inheritdoc/>
    public object? GetHeader(string key) => Headers is not null && Headers.TryGetValue(key, out var value) ? value : null;
}
