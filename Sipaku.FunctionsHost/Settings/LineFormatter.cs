using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Sipaku.FunctionsHost.Settings;

/// <summary>A line an entry: level, category, message, and of an exception what it says. Stacks are in the history of what failed.</summary>
internal sealed class LineFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string? message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (string.IsNullOrEmpty(message) && logEntry.Exception is null)
        {
            // WebJobs logs figures for a metrics service this way.
            return;
        }

        string line = logEntry.Exception is { } exception ? $"{message} {exception.Message}" : message!;
        textWriter.WriteLine($"{NameOf(logEntry.LogLevel)}: {logEntry.Category}: {StackText.OneLine(line)}");
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
