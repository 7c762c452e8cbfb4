namespace Wolverine;

/// <summary>Runs a message's handlers now, in the caller's process, and waits for them.</summary>
public interface ICommandBus
{
    /// <summary>
    /// Runs the handlers of <paramref name="message"/> and waits. Retry policies that retry in place apply.
    /// </summary>
    /// <param name="message">The message; its run-time type selects the handlers.</param>
    /// <param name="cancellation">Passed on to the handlers and to the database.</param>
    /// <param name="timeout">Accepted as by the real library for local messages, where it has no effect either.</param>
    /// <exception cref="Runtime.Routing.IndeterminateRoutesException">No handler takes this message.</exception>
    Task InvokeAsync(object message, CancellationToken cancellation = default, TimeSpan? timeout = default);

    /// <summary>As the overload without options, with correlation, causation and headers for this one call.</summary>
    /// <param name="message">The message; its run-time type selects the handlers.</param>
    /// <param name="options">Metadata for the envelope the handlers see.</param>
    /// <param name="cancellation">Passed on to the handlers and to the database.</param>
    /// <param name="timeout">Accepted as by the real library for local messages, where it has no effect either.</param>
    Task InvokeAsync(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = default);

    /// <summary>
    /// Runs the handlers and answers with the returned value that is a <typeparamref name="T"/>; the default of
    /// <typeparamref name="T"/> when no handler returned one.
    /// </summary>
    /// <param name="message">The message; its run-time type selects the handlers.</param>
    /// <param name="cancellation">Passed on to the handlers and to the database.</param>
    /// <param name="timeout">Accepted as by the real library for local messages, where it has no effect either.</param>
    Task<T> InvokeAsync<T>(object message, CancellationToken cancellation = default, TimeSpan? timeout = default);

    /// <summary>As the overload without options, with correlation, causation and headers for this one call.</summary>
    /// <param name="message">The message; its run-time type selects the handlers.</param>
    /// <param name="options">Metadata for the envelope the handlers see.</param>
    /// <param name="cancellation">Passed on to the handlers and to the database.</param>
    /// <param name="timeout">Accepted as by the real library for local messages, where it has no effect either.</param>
    Task<T> InvokeAsync<T>(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = default);
}
