using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Ports;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>forecast</c>: prints the published forecast.</summary>
internal static class ForecastCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Print the JSON of GET /api/forecasts/latest." };
        Command command = new("forecast", "Print the published forecast.") { json };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(json), interruption));
        return command;
    }

    private static async Task<int> RunAsync(bool json, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        if (await setup.Services.GetRequiredService<IForecastStore>().ReadLatestAsync(interruption.Token) is not { } forecast)
        {
            Terminal.Note("sipaku: No forecast was published yet. Make one with: run");
            return ExitCode.Failed;
        }

        ForecastText.Print(forecast, json);
        return ExitCode.Success;
    }
}
