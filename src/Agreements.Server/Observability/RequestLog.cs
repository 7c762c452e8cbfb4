using Agreements.Server.Identity;
using System.Diagnostics;

namespace Agreements.Server.Observability;

/// <summary>One line per request: method, path, status, time. Never the query, headers or bodies: they may hold keys and people's data.</summary>
/// <param name="next">What answers.</param>
/// <param name="log">The log.</param>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    /// <summary>Has the request answered, and logs it.</summary>
    /// <param name="http">The request.</param>
    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            ObservabilityLog.RequestFailed(log, http.Request.Method, PathOf(http), Since(started), e);
            throw;
        }

        if (log.IsEnabled(LogLevel.Information))
        {
            ObservabilityLog.RequestAnswered(log, http.Request.Method, PathOf(http), http.Response.StatusCode, Since(started));
            if (IsRefusal(http.Response.StatusCode) && http.User.FindFirst(Caller.AccountClaim) is { Value: var account })
            {
                ObservabilityLog.Refused(log, account, http.Request.Method, PathOf(http), http.Response.StatusCode);
            }
        }
    }

    /// <summary>What is not theirs, not in their sight, or too much. Ids of accounts are for logs; who somebody is stands in the register alone.</summary>
    private static bool IsRefusal(int status) =>
        status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status429TooManyRequests;

    /// <summary>As it came, percent signs and all: a decoded line break would begin a line of its own in the log.</summary>
    private static string PathOf(HttpContext http) => http.Request.Path.ToUriComponent();

    private static double Since(long started) => Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
}
