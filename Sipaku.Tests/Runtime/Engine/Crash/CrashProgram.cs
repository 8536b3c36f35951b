using System.Globalization;

namespace Sipaku.Tests.Runtime.Engine.Crash;

/// <summary>
/// The program of this assembly when it is run as one: a host with <see cref="CrashMix"/> on the given folder, which the crash test kills.
/// It writes a line for each thing that it does, so that the test can choose its moment.
/// </summary>
internal static class CrashProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["crash-child", string folder])
        {
            await Console.Error.WriteLineAsync("This is a test assembly: run it with dotnet test.");
            return 2;
        }

        Lock gate = new();
        int line = 0;
        using Stream output = Console.OpenStandardOutput();
        void Tell(string what)
        {
            lock (gate)
            {
                output.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{++line} {what}\n")));
            }
        }

        await using FileEngine engine = new(folder, CrashMix.Functions(Tell));
        Tell("started");
        await CrashMix.RunAsync(engine.Client, Tell);
        Tell("done");
        return 0;
    }
}
