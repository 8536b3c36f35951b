using System.CommandLine;
using Sipaku.Local.Commands;

namespace Sipaku.Local;

/// <summary>The command line.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        RootCommand root = new("Sipaku turns a station's air-quality readings into a six-day forecast. Without a command it serves.")
        {
            RunCommand.Create(),
            ServeCommand.Create(),
            ImportCommand.Create(),
            ProvisionCommand.Create(),
            StatusCommand.Create(),
            ListCommand.Create(),
            CancelCommand.Create(),
            ForecastCommand.Create(),
            ClearCommand.Create(),
        };
        ServeCommand.Configure(root);

        // Interruption is handled per command: what runs is abandoned durably, not cancelled.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
