using Sipaku.Tests.DurableTask.Sqlite.Crash;
using Sipaku.Tests.FunctionsHost.Support;

namespace Sipaku.Tests;

/// <summary>This assembly run as a program: processes that tests kill.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (await CrashProgram.TryRunAsync(args) || await HostProgram.TryRunAsync(args))
        {
            return 0;
        }

        await Console.Error.WriteLineAsync("This is a test assembly: run it with dotnet test.");
        return 2;
    }
}
