namespace Sipaku.Tests.EndToEnd;

/// <summary>The environment in which a host carries the test's startup hook.</summary>
internal static class KillHook
{
    public const string JournalVariable = "SIPAKU_TEST_JOURNAL";
    public const string KillVariable = "SIPAKU_TEST_KILL_AT";
    public const string TargetVariable = "SIPAKU_TEST_KILL";
    public const string Worker = "worker";
    public const string HoldVariable = "SIPAKU_TEST_HOLD";
    public const string HoldAtVariable = "SIPAKU_TEST_HOLD_AT";

    /// <summary>A journal, and no kill.</summary>
    public static Dictionary<string, string> Journal(string journal) => new()
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(KillHook).Assembly.Location,
        [JournalVariable] = journal,
    };

    /// <summary>A journal, and a kill of the host at an execution of an activity, counted from 1.</summary>
    public static Dictionary<string, string> KillHost(string journal, int at) => new(Journal(journal)) { [KillVariable] = $"{at}" };

    /// <summary>A journal, and a kill of the worker at each of these executions.</summary>
    public static Dictionary<string, string> KillWorker(string journal, IEnumerable<int> at) => new(Journal(journal))
    {
        [KillVariable] = string.Join(',', at),
        [TargetVariable] = Worker,
    };

    /// <summary>A journal, and a pipe at which an activity waits before it is executed, as long as the pipe is there and nobody has written to it.</summary>
    public static Dictionary<string, string> Hold(string journal, string pipe, string activity) => new(Journal(journal))
    {
        [HoldVariable] = pipe,
        [HoldAtVariable] = activity,
    };
}
