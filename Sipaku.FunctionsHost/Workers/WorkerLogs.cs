using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>Brings what the worker logs into the host's log, under the worker's categories.</summary>
internal sealed class WorkerLogs(ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    /// <summary>Writes one entry; metrics are none.</summary>
    public void Write(RpcLog log)
    {
        if (log.LogCategory == RpcLog.Types.RpcLogCategory.CustomMetric)
        {
            return;
        }

        ILogger logger = _loggers.GetOrAdd(log.Category.Length > 0 ? log.Category : "Worker", loggers.CreateLogger);
        LogLevel level = log.Level == RpcLog.Types.Level.None ? LogLevel.None : (LogLevel)log.Level;
        if (logger.IsEnabled(level))
        {
            // The exception comes as the text that the worker made of it; its first line says what happened.
            logger.Log(level, "{Message}", log.Exception?.Message is { Length: > 0 } exception ? $"{log.Message} {exception}" : log.Message);
        }
    }
}
