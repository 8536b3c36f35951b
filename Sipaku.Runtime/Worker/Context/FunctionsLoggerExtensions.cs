namespace Microsoft.Extensions.Logging;

/// <summary>Metrics in the log.</summary>
public static class FunctionsLoggerExtensions
{
    private static readonly EventId s_metric = new(1, "MS_LogMetric");

    /// <summary>Logs a metric's value as information; the entry's state holds <c>Name</c>, <c>Value</c> and the properties.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="name">The metric.</param>
    /// <param name="value">Its value.</param>
    /// <param name="properties">What else is known of it, or null.</param>
    public static void LogMetric(this ILogger logger, string name, double value, IDictionary<string, object>? properties = null)
    {
        Dictionary<string, object> state = properties is null ? [] : new(properties);
        state["Name"] = name;
        state["Value"] = value;
        logger?.Log(LogLevel.Information, s_metric, state, null, static (entry, _) => $"Metric {entry["Name"]}: {entry["Value"]}");
    }
}
