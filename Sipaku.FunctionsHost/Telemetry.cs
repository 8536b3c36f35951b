namespace Sipaku.FunctionsHost;

/// <summary>The names under which the host's spans and metrics are found.</summary>
public static class Telemetry
{
    /// <summary>The source of the spans of requests, and the meter of their durations.</summary>
    public const string SourceName = "Sipaku.FunctionsHost";

    /// <summary>The source of the spans of orchestrations and activities, which the Durable Task Framework writes.</summary>
    public const string DurableSourceName = "DurableTask.Core";

    /// <summary>The source of the spans of starts, which the Durable extension writes; an orchestration is below its start only where it is heard.</summary>
    public const string StartSourceName = "WebJobs.Extensions.DurableTask";
}
