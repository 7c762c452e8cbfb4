namespace Wolverine;

/// <summary>Runs messages now or hands them to a durable local queue.</summary>
public interface IMessageBus : ICommandBus
{
    /// <summary>
    /// Hands the message to the local queue of its type. Inside a handler it leaves with the handler's transaction,
    /// elsewhere it is stored before this returns.
    /// </summary>
    /// <exception cref="Runtime.Routing.IndeterminateRoutesException">Nothing here takes this message.</exception>
    ValueTask SendAsync<T>(T message, DeliveryOptions? options = null);

    /// <summary>As <see cref="SendAsync{T}"/>, but a message that nothing takes is dropped with a log entry.</summary>
    ValueTask PublishAsync<T>(T message, DeliveryOptions? options = null);
}

/// <summary>What is known about the message being handled, and the bus to send others from it.</summary>
public interface IMessageContext : IMessageBus
{
    /// <summary>Names the workflow; passed on to every message sent and every event stored from here. Null when not known.</summary>
    string? CorrelationId { get; set; }

    /// <summary>
    /// Who acts. Reaches events and further messages when <see cref="WolverineOptions.EnableRelayOfUserName"/> is on. Null when not known.
    /// </summary>
    string? UserName { get; set; }

    /// <summary>The message being handled; null outside a handler.</summary>
    Envelope? Envelope { get; }
}

/// <summary>Sending later.</summary>
public static class MessageBusExtensions
{
    /// <summary>Stores the message for delivery at <paramref name="time"/>, at most one polling interval late.</summary>
    public static ValueTask ScheduleAsync<T>(this IMessageBus bus, T message, DateTimeOffset time, DeliveryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        options ??= new DeliveryOptions();
        options.ScheduledTime = time;
        return bus.PublishAsync(message, options);
    }

    /// <summary>Stores the message for delivery after <paramref name="delay"/>, at most one polling interval late.</summary>
    public static ValueTask ScheduleAsync<T>(this IMessageBus bus, T message, TimeSpan delay, DeliveryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        options ??= new DeliveryOptions();
        options.ScheduleDelay = delay;
        return bus.PublishAsync(message, options);
    }
}
