using Microsoft.Extensions.Logging;

namespace Wolverine.Runtime;

internal static partial class Log
{
    [LoggerMessage(7001, LogLevel.Warning, "Message {MessageType} {Id} failed at attempt {Attempt} and is tried again")]
    public static partial void Retrying(ILogger logger, Type messageType, Guid id, int attempt, Exception exception);

    [LoggerMessage(7002, LogLevel.Information, "A stream that {MessageType} requires does not exist; its handlers were not called")]
    public static partial void RequiredStreamMissing(ILogger logger, Type messageType);

    [LoggerMessage(7003, LogLevel.Debug, "Nothing takes messages of type {MessageType}; one was dropped")]
    public static partial void NothingTakes(ILogger logger, Type messageType);

    [LoggerMessage(7004, LogLevel.Warning, "Message {MessageType} {Id} failed at attempt {Attempt} and is scheduled for {Time}")]
    public static partial void RetryingLater(ILogger logger, string? messageType, Guid id, int attempt, DateTimeOffset time, Exception exception);

    [LoggerMessage(7005, LogLevel.Warning, "Message {MessageType} {Id} failed and was discarded by a rule")]
    public static partial void Discarded(ILogger logger, string? messageType, Guid id, Exception exception);

    [LoggerMessage(7006, LogLevel.Error, "Message {MessageType} {Id} failed at attempt {Attempt} and is a dead letter")]
    public static partial void DeadLetter(ILogger logger, string? messageType, Guid id, int attempt, Exception exception);

    [LoggerMessage(7007, LogLevel.Error, "What became of message {MessageType} {Id} could not be stored; it is taken up again later")]
    public static partial void OutcomeNotStored(ILogger logger, string? messageType, Guid id, Exception exception);

    [LoggerMessage(7008, LogLevel.Warning, "No handler takes stored messages of type {MessageType}; {Id} was dropped")]
    public static partial void NoHandler(ILogger logger, string? messageType, Guid id);

    [LoggerMessage(7009, LogLevel.Information, "Took over {Count} unfinished messages")]
    public static partial void Recovered(ILogger logger, int count);

    [LoggerMessage(7010, LogLevel.Error, "Looking for due messages failed; it is tried again at the next interval")]
    public static partial void PollingFailed(ILogger logger, Exception exception);

    [LoggerMessage(7011, LogLevel.Error, "{Count} finished messages could not be deleted; it is tried again")]
    public static partial void FinishingFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(7012, LogLevel.Error, "Handlers failed for event {Sequence} of subscription {Subscription}; it stops before that event")]
    public static partial void SubscriptionStops(ILogger logger, string subscription, long sequence, Exception exception);

    [LoggerMessage(7013, LogLevel.Warning, "Handlers failed for event {Sequence} of subscription {Subscription} at attempt {Attempt} and are tried again")]
    public static partial void SubscriptionRetries(ILogger logger, string subscription, long sequence, int attempt, Exception exception);
}
