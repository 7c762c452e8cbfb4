using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agreements.Server.Observability;

/// <summary>Puts logs, traces, metrics and the watch over the read models into the house.</summary>
public static class ObservabilitySetup
{
    /// <summary>Adds them. <c>AGREEMENTS_LOG</c> says <c>json</c> or <c>text</c>; unset, production logs JSON.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="InvalidOperationException"><c>AGREEMENTS_LOG</c> is something else.</exception>
    public static IHostApplicationBuilder AddObservability(this IHostApplicationBuilder builder)
    {
        AddLog(builder);
        builder.AddExport();
        builder.Services.AddSingleton<ReadModelWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReadModelWatch>());
        builder.Services.AddSingleton<SealWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SealWatch>());
        builder.Services.AddHealth();
        return builder;
    }

    /// <summary>Logs every request: first in the pipeline, so that it sees the status that leaves.</summary>
    /// <param name="app">The pipeline.</param>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.UseMiddleware<RequestLog>();

    private static void AddLog(IHostApplicationBuilder builder)
    {
        var isJson = builder.Configuration["AGREEMENTS_LOG"] switch
        {
            null or "" => builder.Environment.IsProduction(),
            "json" => true,
            "text" => false,
            var other => throw new InvalidOperationException($"AGREEMENTS_LOG is '{other}': write json or text."),
        };
        builder.Logging.ClearProviders();
        // The framework's own line per request holds the query: ours does not.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // At Debug, Marten logs the parameters of its statements: what people wrote.
        builder.Logging.AddFilter("Marten", LogLevel.Information);
        // It has a line of its own whenever a check is not well, however often somebody asks; ours has one when that begins and one when it ends.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        if (!isJson)
        {
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
            return;
        }

        builder.Logging.AddJsonConsole(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            o.IncludeScopes = true;
            // Chinese as it is, not as escapes: operators read it.
            o.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
    }
}
