namespace JasperFx.Events;

/// <summary>What the store knows of one stream without reading its events.</summary>
public class StreamState
{
    /// <summary>Identity of the stream.</summary>
    public Guid Id { get; set; }

    /// <summary>Number of its events.</summary>
    public long Version { get; set; }

    /// <summary>The aggregate it was started for, or null when unknown.</summary>
    public Type? AggregateType { get; set; }

    /// <summary>When it was last appended to, UTC.</summary>
    public DateTimeOffset LastTimestamp { get; set; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset Created { get; set; }

    /// <summary>Whether it takes no more events.</summary>
    public bool IsArchived { get; set; }
}
