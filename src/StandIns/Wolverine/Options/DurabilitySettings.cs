namespace Wolverine;

/// <summary>How many processes share the stored messages.</summary>
public enum DurabilityMode
{
    /// <summary>One process works on the database; it takes over every unfinished message when it starts.</summary>
    Solo
}

/// <summary>Polling and ownership of stored messages.</summary>
public class DurabilitySettings
{
    /// <summary>Only <see cref="DurabilityMode.Solo"/> is supported, and is what an application must ask for with the real library too.</summary>
    public DurabilityMode Mode { get; set; } = DurabilityMode.Solo;

    /// <summary>How long after the start the first look for due and replayable messages happens.</summary>
    public TimeSpan ScheduledJobFirstExecution { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Interval of looking for due and replayable messages, hence how late they can be. Default 5 seconds.</summary>
    public TimeSpan ScheduledJobPollingTime { get; set; } = TimeSpan.FromSeconds(5);
}
