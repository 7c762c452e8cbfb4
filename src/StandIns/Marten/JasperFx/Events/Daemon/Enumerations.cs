namespace JasperFx.Events.Daemon;

/// <summary>Where subscriptions run.</summary>
public enum DaemonMode
{
    /// <summary>Nowhere.</summary>
    Disabled = 0,

    /// <summary>In this process, which is taken to be the only one.</summary>
    Solo = 1,

    /// <summary>In one process at a time of several; another takes over when it dies.</summary>
    HotCold = 2,
}

/// <summary>Why a subscription runs.</summary>
public enum ShardExecutionMode
{
    /// <summary>To keep up with new events.</summary>
    Continuous,
}

/// <summary>What happened to a subscription.</summary>
public enum ShardAction
{
    /// <summary>It finished a page.</summary>
    Updated,

    /// <summary>It was started.</summary>
    Started,

    /// <summary>It was stopped on request.</summary>
    Stopped,

    /// <summary>A failing event stopped it.</summary>
    Paused,
}

/// <summary>What to do with events that cannot be handled. The stand-in never skips: <c>true</c> is refused.</summary>
public class ErrorHandlingOptions
{
    /// <summary>Whether an event whose handling fails is skipped.</summary>
    /// <exception cref="NotSupportedException">Set to true.</exception>
    public bool SkipApplyErrors { get => false; set => Refuse(value); }

    /// <summary>Whether an event of an unknown type is skipped.</summary>
    /// <exception cref="NotSupportedException">Set to true.</exception>
    public bool SkipUnknownEvents { get => false; set => Refuse(value); }

    /// <summary>Whether an event whose body cannot be read is skipped.</summary>
    /// <exception cref="NotSupportedException">Set to true.</exception>
    public bool SkipSerializationErrors { get => false; set => Refuse(value); }

    private static void Refuse(bool skip)
    {
        if (skip)
        {
            throw new NotSupportedException("The stand-in never skips an event.");
        }
    }
}
