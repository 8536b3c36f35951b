using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Sipaku.Orchestrations;

/// <summary>Sends the worker's spans to a collector, where the standard variable names one.</summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds invocations, starts of orchestrations and calls over HTTP, which those of AWS are, to the trace that the host began.</summary>
    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 })
        {
            Add(services);
        }
    }

    // Apart, so that the libraries are loaded only where they are wanted.
    private static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(traces => traces.AddSource("Microsoft.DurableTask", "System.Net.Http"))
        .UseFunctionsWorkerDefaults()
        .UseOtlpExporter();
}
