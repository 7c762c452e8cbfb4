namespace JasperFx;

/// <summary>How one subscription of the daemon is doing.</summary>
public enum AgentStatus
{
    /// <summary>Reading and processing events.</summary>
    Running,

    /// <summary>Not started, or stopped on request.</summary>
    Stopped,

    /// <summary>Stopped by a failing event; nothing was skipped. Start it again once the cause is mended.</summary>
    Paused,
}
