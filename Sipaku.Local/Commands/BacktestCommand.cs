using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Backtests;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>backtest</c>: what the model would have been worth on the last fifth of the readings' days, without a run.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        Command command = new("backtest", "Try the model on the last fifth of the days, beside what costs nothing. No run, nothing stored.") { json };
        RequestOptions wanted = new(command);
        CommandAction.Set(command, (parsed, interruption) => RunAsync(wanted.Read(parsed), parsed.GetValue(json), interruption));
        return command;
    }

    private static async Task<int> RunAsync(ForecastRequest wanted, bool json, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        // An export takes many minutes and costs money; who looks at a backtest waits for it here.
        setup.Settings.Dump.Mode = DumpMode.Scan;
        StoreBacktest backtest = ActivatorUtilities.CreateInstance<StoreBacktest>(setup.Services);
        BacktestText.Print(await backtest.RunAsync(wanted, interruption.Token), json);
        return ExitCode.Success;
    }
}
