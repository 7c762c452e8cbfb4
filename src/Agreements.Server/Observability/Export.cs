using Agreements.Server.Commands;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OpenTelemetry;

namespace Agreements.Server.Observability;

/// <summary>
/// Sends traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where. The variables are OpenTelemetry's own, and it
/// reads them itself; it passes over wrong ones in silence, so the two that are got wrong most are looked at here.
/// </summary>
public static class Export
{
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Adds the export; nothing where nobody says where to.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="InvalidOperationException">A variable cannot be used; the message names it and the cure.</exception>
    internal static void AddExport(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } said)
        {
            return;
        }

        if (!Uri.TryCreate(said, UriKind.Absolute, out var endpoint))
        {
            throw new InvalidOperationException(
                $"OTEL_EXPORTER_OTLP_ENDPOINT is '{said}', which is no address: write one such as http://127.0.0.1:4318, or unset it.");
        }

        var protocol = builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is { Length: > 0 } named ? named : Protocols[0];
        if (!Protocols.Contains(protocol))
        {
            throw new InvalidOperationException($"OTEL_EXPORTER_OTLP_PROTOCOL is '{protocol}': write grpc or http/protobuf.");
        }

        var service = builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "agreements";
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(service))
            .WithTracing(t => t
                .AddSource(Telemetry.Name, "Wolverine", "Marten")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor(new QueryRemoval()))
            .WithMetrics(m => m
                .AddMeter(Telemetry.Name, "Wolverine:*", "Marten")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation())
            .WithLogging(null, l => (l.IncludeFormattedMessage, l.IncludeScopes) = (true, true))
            .UseOtlpExporter();
        builder.Services.AddHostedService(s => new Announcement(s.GetRequiredService<ILogger<Announcement>>(), endpoint, protocol));
    }

    /// <summary>Says once, at the start, where all goes.</summary>
    private sealed class Announcement(ILogger log, Uri endpoint, string protocol) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            ObservabilityLog.Exporting(log, endpoint, protocol);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
