using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Sipaku.FunctionsHost;

namespace Sipaku.Local.Hosting;

/// <summary>Sends the host's traces and metrics to a collector, where the standard variable names one.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string StoreMeter = "Sipaku.DurableTask.Sqlite";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport()
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .AddSource(Telemetry.SourceName, Telemetry.StartSourceName, Telemetry.DurableSourceName)
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter(Telemetry.SourceName, StoreMeter)
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Starts to export, or returns null where nobody asked for it.</summary>
    public static TelemetryExport? Start() => Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 } ? new TelemetryExport() : null;

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
