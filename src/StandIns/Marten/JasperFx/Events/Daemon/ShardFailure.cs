namespace JasperFx.Events.Daemon;

/// <summary>The event a subscription failed on.</summary>
public record EventFailureDetails
{
    /// <summary>Its sequence.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its stored type name, or null when unknown.</summary>
    public string? EventTypeName { get; init; }

    /// <summary>Its stream, or null when unknown.</summary>
    public Guid? StreamId { get; init; }

    /// <summary>Its version within the stream, or null when unknown.</summary>
    public long? Version { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"event {Sequence} ({EventTypeName}) of stream {StreamId}";
}

/// <summary>Why a subscription paused.</summary>
public record ShardFailure
{
    /// <summary>Full name of the exception's type.</summary>
    public required string ExceptionType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string Message { get; init; }

    /// <summary>The exception's whole text.</summary>
    public required string Detail { get; init; }

    /// <summary>The event it failed on, or null when no single event is to blame.</summary>
    public EventFailureDetails? Event { get; init; }

    /// <summary>When it failed, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
