namespace Marten.Events;

/// <summary>Which metadata is stored with events. Each one enabled is a column; enabling later adds it.</summary>
public class MetadataConfig
{
    internal MetadataConfig()
    {
    }

    /// <summary>Stores <c>correlation_id</c>. Default false.</summary>
    public bool CorrelationIdEnabled { get; set; }

    /// <summary>Stores <c>causation_id</c>. Default false.</summary>
    public bool CausationIdEnabled { get; set; }

    /// <summary>Stores <c>headers</c>. Default false.</summary>
    public bool HeadersEnabled { get; set; }

    /// <summary>Stores <c>user_name</c>. Default false.</summary>
    public bool UserNameEnabled { get; set; }
}
