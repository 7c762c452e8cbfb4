using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;

namespace Agreements.Cli.Benchmarking;

/// <summary>Keeps the plans that PostgreSQL sends as notices (auto_explain); Npgsql tells them to its log.</summary>
internal sealed class PlanNotices : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Plans { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        if (text.Contains("plan:", StringComparison.Ordinal))
        {
            Plans.Enqueue(text);
        }
    }

    public void Dispose()
    {
    }
}
