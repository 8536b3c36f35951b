using System.Globalization;
using System.Text;
using Sipaku.Tests.FunctionsHost.Crash;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>
/// A program of this assembly: a host in a process of its own, which a test can kill. It writes a line for each thing
/// that it does, so that the test knows when.
/// </summary>
internal static class HostProgram
{
    /// <summary>Arguments: the folder. Writes the worker's process id and the address when it serves, and ends with its standard input.</summary>
    public const string Serve = "serve";

    /// <summary>Arguments: the folder, a seed, the number of kills. Runs <see cref="CrashMix"/> and meanwhile kills worker, host or both.</summary>
    public const string Crash = "crash";

    /// <summary>Runs it, where these are its arguments.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        switch (args)
        {
            case [Serve, string folder]:
                await ServeAsync(HostFolder.At(folder));
                return true;
            case [Crash, string folder, string seed, string kills]:
                await CrashAsync(HostFolder.At(folder), new Random(Number(seed)), Number(kills));
                return true;
            default:
                return false;
        }
    }

    private static async Task ServeAsync(HostFolder folder)
    {
        await using TestHost host = await TestHost.StartOnDiskAsync(folder);
        await host.StartInstanceAsync("Works", "busy");
        Tell($"{await host.WorkerAsync()} {host.Address}");
        await Console.In.ReadToEndAsync();
    }

    private static async Task CrashAsync(HostFolder folder, Random random, int kills)
    {
        using Killer killer = new(random, kills, Tell);
        await using TestHost host = await TestHost.StartOnDiskAsync(folder);
        await CrashMix.RunAsync(host, Tell);
        Tell("done");
    }

    // At once and whole, because this process may be killed right after it.
    private static void Tell(string line)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes($"{line}\n"));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
