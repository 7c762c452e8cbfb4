using Npgsql;

namespace Marten.Exceptions;

/// <summary>Something the store could not do.</summary>
public class MartenException : Exception
{
    /// <summary>With a message.</summary>
    public MartenException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public MartenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A stream to be started exists already.</summary>
public class ExistingStreamIdCollisionException : MartenException
{
    /// <summary>The stream <paramref name="id"/> exists.</summary>
    public ExistingStreamIdCollisionException(object id, Type? aggregateType)
        : base($"Stream '{id}' exists already")
    {
        Id = id;
        AggregateType = aggregateType;
    }

    /// <summary>Identity of the stream.</summary>
    public object Id { get; }

    /// <summary>The aggregate it was to be started for, or null.</summary>
    public Type? AggregateType { get; }
}

/// <summary>The stream is archived and takes no more events.</summary>
public class InvalidStreamOperationException : MartenException
{
    /// <summary>With a message.</summary>
    public InvalidStreamOperationException(string message)
        : base(message)
    {
    }
}

/// <summary>The database failed; the cause is the <see cref="NpgsqlException"/> within.</summary>
public class MartenCommandException : MartenException
{
    /// <summary>Wraps what the database said.</summary>
    public MartenCommandException(NpgsqlCommand? command, Exception innerException)
        : base($"The database failed: {innerException.Message}", innerException) => Command = command;

    /// <summary>The single command that failed, or null when it was part of a batch.</summary>
    public NpgsqlCommand? Command { get; }
}

/// <summary>A stored event has a type name that is not registered.</summary>
public class UnknownEventTypeException : MartenException
{
    /// <summary>The event <paramref name="sequence"/> has the unknown type name <paramref name="eventTypeName"/>.</summary>
    public UnknownEventTypeException(string eventTypeName, long sequence)
        : base($"Event {sequence} has the unknown type name '{eventTypeName}'")
    {
        EventTypeName = eventTypeName;
        Sequence = sequence;
    }

    /// <summary>The name stored.</summary>
    public string EventTypeName { get; }

    /// <summary>Sequence of the event.</summary>
    public long Sequence { get; }
}

/// <summary>A stored event's body cannot be read.</summary>
public class EventDeserializationFailureException : MartenException
{
    internal EventDeserializationFailureException(long sequence, string eventTypeName, Exception innerException)
        : base($"The body of event {sequence} ({eventTypeName}) cannot be read", innerException)
    {
        Sequence = sequence;
        EventTypeName = eventTypeName;
    }

    /// <summary>Sequence of the event.</summary>
    public long Sequence { get; }

    /// <summary>Its stored type name.</summary>
    public string? EventTypeName { get; }
}
