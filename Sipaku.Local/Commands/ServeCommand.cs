using System.CommandLine;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>serve</c>: functions and management API until interrupted, as <c>func start</c> would.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Command command = new("serve", "Serve the functions and the durable management API until interrupted.");
        Configure(command);
        return command;
    }

    public static void Configure(Command command)
    {
        Option<string?> urls = new("--urls") { Description = "The address to listen on; http://127.0.0.1:7071 by default.", HelpName = "URL" };
        command.Options.Add(urls);
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(urls), interruption));
    }

    private static async Task<int> RunAsync(string? url, Interruption interruption)
    {
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw new UsageException($"--urls {url} is no address; give one like http://127.0.0.1:7071.");
        }

        using TelemetryExport? telemetry = TelemetryExport.Start();
        await using Setup setup = Setup.Read();
        HomeLock ownership = HomeLock.TryTake(setup.Home)
            ?? throw new UsageException($"Another process serves the home {setup.Home.Path}. Stop it, or use another home.");
        setup.Home.Greet();
        await using LocalHost host = await LocalHost.StartAsync(setup, ownership, url, quiet: false, interruption.Token);
        await host.HeedCancelRequestsAsync();
        Terminal.Note($"Sipaku listens on {host.Address} (home {setup.Home.Path}).");
        Terminal.Note($"  the page              {new Uri(host.Address, DashboardAddress.Path)}");
        Terminal.Note($"  start a run      POST {new Uri(host.Address, "api/forecasts")}");
        Terminal.Note($"  latest forecast  GET  {new Uri(host.Address, "api/forecasts/latest")}");
        Terminal.Note($"  runs             GET  {new Uri(host.Address, "runtime/webhooks/durabletask/instances")}");
        Terminal.Note("Ctrl-C stops; unfinished runs go on at the next start.");
        try
        {
            await host.WhenHomeIsLostAsync(interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Terminal.Note("Stopping.");
            return ExitCode.Success;
        }

        throw new IOException($"The home {setup.Home.Path} was deleted or replaced while it was served. Restore it from a backup, or serve again to start over.");
    }
}
