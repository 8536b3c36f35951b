using System.Globalization;
using System.Text;
using Sipaku.Tests.DurableTask.Sqlite.Support;

namespace Sipaku.Tests.DurableTask.Sqlite.Crash;

/// <summary>
/// A program of this assembly: a worker with <see cref="CrashMix"/> on the given folder, which the crash test
/// kills. It writes a line for each thing that it does, so that the test can choose its moment.
/// </summary>
internal static class CrashProgram
{
    public const string Verb = "crash-child";

    /// <summary>Runs it, where these are its arguments.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not [Verb, string folder, string sessions])
        {
            return false;
        }

        Lock gate = new();
        int line = 0;
        using Stream output = Console.OpenStandardOutput();
        void Tell(string what)
        {
            lock (gate)
            {
                output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{++line} {what}\n")));
            }
        }

        await using TaskHub hub = new(bool.Parse(sessions), options => options.MaxConcurrentActivities = 20, folder);
        CrashMix.Register(hub, Tell);
        await hub.StartAsync();
        Tell("started");
        await CrashMix.RunAsync(hub, Tell);
        Tell("done");
        return true;
    }
}
