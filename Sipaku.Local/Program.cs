using System.CommandLine;
using System.CommandLine.Help;
using Sipaku.Local.Commands;
using Sipaku.Local.Output;

namespace Sipaku.Local;

/// <summary>The command line.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // No RootCommand, which would be called after the assembly.
        Command root = new("sipaku", "Sipaku turns a station's air-quality readings into a six-day forecast. Without a command it serves.")
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
            new HelpOption(),
            new VersionOption(),
        };
        ServeCommand.Configure(root);

        // Interruption is handled per command: what runs is abandoned durably, not cancelled.
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Terminal.Note(UsageText.Describe(parsed));
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
