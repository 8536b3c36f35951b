using System.CommandLine;
using Sipaku.Local.Commands;

namespace Sipaku.Local;

/// <summary>The command line.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        RootCommand root = new("Sipaku turns a station's air-quality readings into a six-day forecast. Without a command it serves.")
        {
            RunCommand.Create(),
            ServeCommand.Create(),
            ImportCommand.Create(),
            ImportsCommand.Create(),
            UndoImportCommand.Create(),
            ProvisionCommand.Create(),
            StatusCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            CancelCommand.Create(),
            ForecastCommand.Create(),
            BacktestCommand.Create(),
            ClearCommand.Create(),
            BackupCommand.Create(),
        };
        ServeCommand.Configure(root);

        // Interruption is handled per command: what runs is abandoned durably, not cancelled.
        ParseResult parsed = root.Parse(args);
        int code = await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }
}
