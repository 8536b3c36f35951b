using System.Diagnostics;
using System.Globalization;

// The runtime calls a type of this name, without a namespace, in the process that DOTNET_STARTUP_HOOKS names this assembly to.
#pragma warning disable CA1050
/// <summary>
/// Rides along in a process under test: writes each execution of an activity to a journal, and kills the process, as <c>kill -9</c> does,
/// at the execution that the test chose.
/// </summary>
internal static class StartupHook
{
    public const string JournalVariable = "SIPAKU_TEST_JOURNAL";
    public const string KillVariable = "SIPAKU_TEST_KILL_AT";

    private const string ActivitySpan = "activity:";

    private static int _executions;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(JournalVariable) is not { Length: > 0 } journal)
        {
            return;
        }

        int killAt = int.TryParse(Environment.GetEnvironmentVariable(KillVariable), CultureInfo.InvariantCulture, out int at) ? at : int.MaxValue;
        Lock gate = new();
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sipaku.Runtime",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span =>
            {
                if (!span.OperationName.StartsWith(ActivitySpan, StringComparison.Ordinal))
                {
                    return;
                }

                lock (gate)
                {
                    File.AppendAllText(journal, $"{span.OperationName[ActivitySpan.Length..]}\n");
                    if (++_executions == killAt)
                    {
                        Process.GetCurrentProcess().Kill();
                    }
                }
            },
        });
    }
}
