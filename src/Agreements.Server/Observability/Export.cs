using Agreements.Server.Commands;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OpenTelemetry;

namespace Agreements.Server.Observability;

/// <summary>
/// Sends traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where. Built by hand: the hosting package of OpenTelemetry
/// is not in every registry, and this is all that it would do here.
/// </summary>
/// <param name="configuration">The host's configuration; the variables are OpenTelemetry's own.</param>
/// <param name="log">The log.</param>
public sealed class Export(IConfiguration configuration, ILogger<Export> log) : IHostedService, IDisposable
{
    private const int LongestFlushMilliseconds = 5_000;

    private static readonly string[] Sources = [Telemetry.Name, "Wolverine", "Marten", "Npgsql", "Microsoft.AspNetCore"];

    private static readonly string[] Meters =
        [Telemetry.Name, "Wolverine:*", "Marten", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } said)
        {
            return Task.CompletedTask;
        }

        if (!Uri.TryCreate(said, UriKind.Absolute, out var endpoint))
        {
            throw new InvalidOperationException($"OTEL_EXPORTER_OTLP_ENDPOINT is '{said}', which is no address: write one such as http://127.0.0.1:4318, or unset it.");
        }

        var protocol = ReadProtocol();
        var service = configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "agreements";
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(r => r.AddService(service))
            .AddSource(Sources)
            .AddProcessor(new QueryRemoval())
            .AddOtlpExporter(o => Aim(o, endpoint, protocol, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(r => r.AddService(service))
            .AddMeter(Meters)
            .AddOtlpExporter(o => Aim(o, endpoint, protocol, "v1/metrics"))
            .Build();
        ObservabilityLog.Exporting(log, endpoint, protocol == OtlpExportProtocol.Grpc ? "grpc" : "http/protobuf");
        return Task.CompletedTask;
    }

    /// <summary>Sends what is still held.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush(LongestFlushMilliseconds);
            _metrics?.ForceFlush(LongestFlushMilliseconds);
        },
        cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Aim(OtlpExporterOptions exporter, Uri endpoint, OtlpExportProtocol protocol, string path)
    {
        exporter.Protocol = protocol;
        // The exporter adds the path itself only to an address that it has read from the environment.
        exporter.Endpoint = protocol == OtlpExportProtocol.HttpProtobuf ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}") : endpoint;
        if (configuration["OTEL_EXPORTER_OTLP_HEADERS"] is { Length: > 0 } headers)
        {
            exporter.Headers = headers;
        }
    }

    private OtlpExportProtocol ReadProtocol() => configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] switch
    {
        null or "" or "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        var other => throw new InvalidOperationException($"OTEL_EXPORTER_OTLP_PROTOCOL is '{other}': write grpc or http/protobuf."),
    };
}
