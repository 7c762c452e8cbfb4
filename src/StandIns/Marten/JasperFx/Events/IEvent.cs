namespace JasperFx.Events;

/// <summary>One event as stored: its body and what the store knows of it.</summary>
public interface IEvent
{
    /// <summary>Identity of this event.</summary>
    Guid Id { get; set; }

    /// <summary>Place within its stream, from 1. 0 until the event is stored.</summary>
    long Version { get; set; }

    /// <summary>Place in the whole store, ascending but not without gaps. 0 until the event is stored.</summary>
    long Sequence { get; set; }

    /// <summary>The body.</summary>
    object Data { get; }

    /// <summary>The stream it belongs to.</summary>
    Guid StreamId { get; set; }

    /// <summary>When the database stored it, UTC.</summary>
    DateTimeOffset Timestamp { get; set; }

    /// <summary>Always the default tenant here.</summary>
    string TenantId { get; set; }

    /// <summary>The body's type.</summary>
    Type EventType { get; }

    /// <summary>The stored name of the body's type.</summary>
    string EventTypeName { get; set; }

    /// <summary>"Namespace.Type, Assembly" of the body's type.</summary>
    string DotNetTypeName { get; set; }

    /// <summary>What caused it, or null.</summary>
    string? CausationId { get; set; }

    /// <summary>The conversation it belongs to, or null.</summary>
    string? CorrelationId { get; set; }

    /// <summary>Free metadata, or null when there is none.</summary>
    Dictionary<string, object>? Headers { get; set; }

    /// <summary>Whether its stream is archived.</summary>
    bool IsArchived { get; set; }

    /// <summary>Who caused it, or null.</summary>
    string? UserName { get; set; }

    /// <summary>Sets one header, replacing an earlier value.</summary>
    void SetHeader(string key, object value);

    /// <summary>One header's value, or null when it is not set.</summary>
    object? GetHeader(string key);
}

/// <summary>One event whose body's type is known.</summary>
/// <typeparam name="T">The body's type.</typeparam>
public interface IEvent<out T> : IEvent
    where T : notnull
{
    /// <summary>The body.</summary>
    new T Data { get; }
}
