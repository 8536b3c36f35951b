using System.Diagnostics;
using System.Globalization;
using Sipaku.Tests.EndToEnd;
using Sipaku.Tests.Support;

// The runtime calls a type of this name, without a namespace, in the process that DOTNET_STARTUP_HOOKS names this assembly to.
#pragma warning disable CA1050
/// <summary>
/// Rides along in a host under test: writes each execution of an activity to a journal, and at those that the test chose kills the host, as
/// <c>kill -9</c> does, or its worker. It holds one activity back where the test asks for that.
/// </summary>
internal static class StartupHook
{
    private const string ActivitySpan = "activity:";

    private static int _executions;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(KillHook.JournalVariable) is not { Length: > 0 } journal)
        {
            return;
        }

        HashSet<int> killAt = [.. (Environment.GetEnvironmentVariable(KillHook.KillVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(at => int.Parse(at, CultureInfo.InvariantCulture))];
        bool worker = Environment.GetEnvironmentVariable(KillHook.TargetVariable) == KillHook.Worker;
        string? pipe = Environment.GetEnvironmentVariable(KillHook.HoldVariable);
        string? holdAt = Environment.GetEnvironmentVariable(KillHook.HoldAtVariable);
        Lock gate = new();
        ActivitySource.AddActivityListener(new ActivityListener
        {
            // The Durable Task Framework writes no spans of its own where nobody above it does.
            ShouldListenTo = source => source.Name is "DurableTask.Core" or "WebJobs.Extensions.DurableTask",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span =>
            {
                if (!span.OperationName.StartsWith(ActivitySpan, StringComparison.Ordinal) || span.Kind != ActivityKind.Server)
                {
                    return;
                }

                string activity = span.OperationName[ActivitySpan.Length..];
                if (activity == holdAt && File.Exists(pipe))
                {
                    // Opening a pipe waits for who opens its other end.
                    File.OpenRead(pipe).Dispose();
                }

                lock (gate)
                {
                    File.AppendAllText(journal, $"{activity}\n");
                    if (!killAt.Contains(++_executions))
                    {
                        return;
                    }

                    if (worker)
                    {
                        ChildProcesses.KillOf(Environment.ProcessId);
                    }
                    else
                    {
                        Process.GetCurrentProcess().Kill();
                    }
                }
            },
        });
    }
}
