namespace JasperFx.Events.Daemon;

/// <summary>Another process moved the subscription's progress meanwhile; the page was rolled back.</summary>
public class ProgressionProgressOutOfOrderException : Exception
{
    /// <summary>The progress of <paramref name="projectionName"/> was no longer <paramref name="expectedFloor"/>.</summary>
    public ProgressionProgressOutOfOrderException(string projectionName, long expectedFloor, long ceiling)
        : base($"Progress of '{projectionName}' was no longer {expectedFloor} when it was to become {ceiling}")
    {
    }
}
