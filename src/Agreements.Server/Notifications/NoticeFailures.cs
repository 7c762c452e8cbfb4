
namespace Agreements.Server.Notifications;

/// <summary>A notice did not arrive this time, but may later: it is tried again.</summary>
public sealed class NoticeDelayedException : Exception
{
    /// <summary>A failure that may pass.</summary>
    /// <param name="message">Who could not be told and why; no addresses and no secrets.</param>
    /// <param name="cause">What was thrown; null when the recipient answered.</param>
    public NoticeDelayedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>The recipient refused a notice for good: it becomes a dead letter at once, to be replayed when the cause is mended.</summary>
public sealed class NoticeRefusedException : Exception
{
    /// <summary>A failure that does not pass by itself.</summary>
    /// <param name="message">Who refused and how; no addresses and no secrets.</param>
    /// <param name="cause">What was thrown; null when the recipient answered.</param>
    public NoticeRefusedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
