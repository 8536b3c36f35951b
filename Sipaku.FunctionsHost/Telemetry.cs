namespace Sipaku.FunctionsHost;

/// <summary>The names under which the host's spans and metrics are found.</summary>
public static class Telemetry
{
    /// <summary>The source of the spans of requests, and the meter of their durations.</summary>
    public const string SourceName = "Sipaku.FunctionsHost";

    /// <summary>The sources of all spans: requests; starts of orchestrations, by the Durable extension; orchestrations and activities, by the Durable Task Framework.</summary>
    public static IReadOnlyList<string> Sources { get; } = [SourceName, "WebJobs.Extensions.DurableTask", "DurableTask.Core"];
}
