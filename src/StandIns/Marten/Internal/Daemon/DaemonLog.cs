using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

internal static partial class DaemonLog
{
    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "Looking for new events failed; next try in {Pause}")]
    public static partial void HighWaterFailed(ILogger logger, Exception failure, TimeSpan pause);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Information, Message = "Subscription {Shard} starts after event {Position}")]
    public static partial void Started(ILogger logger, string shard, long position);

    [LoggerMessage(EventId = 7103, Level = LogLevel.Error,
        Message = "Subscription {Shard} stops before event {Sequence} ({EventType}) of stream {Stream}; nothing is skipped, start it again once the cause is mended")]
    public static partial void Paused(ILogger logger, Exception failure, string shard, long? sequence, string? eventType, Guid? stream);

    [LoggerMessage(EventId = 7104, Level = LogLevel.Warning, Message = "Subscription {Shard} cannot reach the database; next try in {Pause}")]
    public static partial void Unreachable(ILogger logger, Exception failure, string shard, TimeSpan pause);

    [LoggerMessage(EventId = 7105, Level = LogLevel.Warning,
        Message = "Subscription {Shard}: a page was rolled back because another process moved its progress; going on from there")]
    public static partial void Overtaken(ILogger logger, Exception failure, string shard);

    [LoggerMessage(EventId = 7106, Level = LogLevel.Error, Message = "Subscription {Shard}: the listener failed after the commit of event {Sequence}; the commit stands")]
    public static partial void ListenerFailed(ILogger logger, Exception failure, string shard, long sequence);

    [LoggerMessage(EventId = 7107, Level = LogLevel.Warning,
        Message = "Subscription {Shard}: a page failed as a whole but none of its events {From} to {To} does alone; going on")]
    public static partial void NoCulprit(ILogger logger, Exception failure, string shard, long from, long to);

    [LoggerMessage(EventId = 7108, Level = LogLevel.Information, Message = "This process runs the subscriptions of schema {Schema} now")]
    public static partial void Leads(ILogger logger, string schema);

    [LoggerMessage(EventId = 7109, Level = LogLevel.Warning, Message = "The lock on the subscriptions of schema {Schema} is lost or out of reach; next try in {Pause}")]
    public static partial void LockLost(ILogger logger, Exception failure, string schema, TimeSpan pause);

    [LoggerMessage(EventId = 7110, Level = LogLevel.Warning, Message = "Listening for other processes' events failed; next try in {Pause}")]
    public static partial void ListenFailed(ILogger logger, Exception failure, TimeSpan pause);
}
