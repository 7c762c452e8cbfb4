namespace Wolverine;

/// <summary>Messages that leave with the transaction of the handler that returns them.</summary>
public class OutgoingMessages : List<object>
{
    /// <summary>No messages yet.</summary>
    public OutgoingMessages()
    {
    }

    /// <summary>The given messages.</summary>
    public OutgoingMessages(IEnumerable<object> collection)
        : base(collection)
    {
    }

    /// <summary>Adds a message to deliver after <paramref name="delay"/>.</summary>
    public void Delay<T>(T message, TimeSpan delay) => Add(message, new DeliveryOptions { ScheduleDelay = delay });

    /// <summary>Adds a message to deliver at <paramref name="time"/>.</summary>
    public void Schedule<T>(T message, DateTimeOffset time) => Add(message, new DeliveryOptions { ScheduledTime = time });

    /// <summary>Adds a message with delivery options of its own.</summary>
    public void Add<T>(T message, DeliveryOptions options)
    {
        ArgumentNullException.ThrowIfNull(message);
        Add(new Delivery(message, options));
    }

    internal sealed record Delivery(object Message, DeliveryOptions Options);
}
