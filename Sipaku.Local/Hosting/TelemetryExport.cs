using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Sipaku.Local.Hosting;

/// <summary>Sends the runtime's traces and metrics to a collector, where the standard variable names one.</summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Source = "Sipaku.Runtime";

    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 })
        {
            Add(services);
        }
    }

    // Apart, so that the libraries are loaded only where they are wanted.
    private static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(traces => traces.AddSource(Source))
        .WithMetrics(metrics => metrics.AddMeter(Source))
        .UseOtlpExporter();
}
