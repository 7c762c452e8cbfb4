
namespace Agreements.Server.Observability;

/// <summary>What requests and the watch log. The event ids are stable: see docs/observability.md.</summary>
internal static partial class ObservabilityLog
{
    [LoggerMessage(1101, LogLevel.Information, "{Method} {Path} answered {Status} in {Milliseconds} ms")]
    public static partial void RequestAnswered(ILogger log, string method, string path, int status, double milliseconds);

    [LoggerMessage(1102, LogLevel.Error, "{Method} {Path} failed after {Milliseconds} ms")]
    public static partial void RequestFailed(ILogger log, string method, string path, double milliseconds, Exception exception);

    [LoggerMessage(1104, LogLevel.Information, "Account {Account} was refused {Method} {Path}: {Status}")]
    public static partial void Refused(ILogger log, string account, string method, string path, int status);

    [LoggerMessage(1201, LogLevel.Error, "Subscription {Subscription} stopped at event {Sequence} ({EventType}, stream {Stream}, version {Version}): {ExceptionType}: {Error}. Nothing is skipped; mend the cause, then resume it")]
    public static partial void ReadModelsStopped(ILogger log, string subscription, long sequence, string? eventType, Guid? stream, long? version, string exceptionType, string error);

    [LoggerMessage(1202, LogLevel.Information, "Subscription {Subscription} is past event {Sequence} that had stopped it")]
    public static partial void ReadModelsGoOn(ILogger log, string subscription, long sequence);

    [LoggerMessage(1203, LogLevel.Error, "The database cannot be asked how far the read models are; told once until it can be again")]
    public static partial void DatabaseUnreachable(ILogger log, Exception exception);

    [LoggerMessage(1204, LogLevel.Warning, "Subscription {Subscription} was {Status} at event {Position} of {Head} for no fault of an event; it is started again")]
    public static partial void StartedAgain(ILogger log, string subscription, JasperFx.AgentStatus status, long position, long head);

    [LoggerMessage(1401, LogLevel.Information, "Traces, metrics and logs go to {Endpoint} by {Protocol}")]
    public static partial void Exporting(ILogger log, Uri endpoint, string protocol);
}
