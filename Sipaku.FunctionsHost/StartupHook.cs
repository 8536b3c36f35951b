using System.Diagnostics;
using System.Runtime.InteropServices;

// The .NET runtime calls a type of this name, without a namespace, in the process that DOTNET_STARTUP_HOOKS names this assembly to.
#pragma warning disable CA1050
/// <summary>
/// Rides along in a worker and ends it with its host, however that ended: the host holds the other end of the worker's standard input,
/// which the operating system closes with the host's process. It keeps the terminal's Ctrl-C from the worker: that is the host's to hear,
/// which lets the worker finish first. It also hands the trace of a request on to what its function starts, which
/// the worker leaves to whoever listens to its spans.
/// </summary>
internal static class StartupHook
{
    internal const string Variable = "DOTNET_STARTUP_HOOKS";

    // Of invocations, and of what a durable client starts in them.
    private static readonly string[] Sources = ["Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask"];

    /// <summary>Called by the .NET runtime before the worker's own entry point.</summary>
    public static void Initialize()
    {
        LeaveEnvironment();
        LeaveTerminal();
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> invocation) =>
                invocation.Parent == default ? ActivitySamplingResult.None
                : invocation.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.PropagationData,
        });
        new Thread(WaitForHost) { IsBackground = true, Name = "Functions host watch" }.Start();
    }

    /// <summary>What is added to the variable of a child's environment.</summary>
    internal static string AppendTo(string? hooks)
    {
        string own = typeof(StartupHook).Assembly.Location;
        return string.IsNullOrEmpty(hooks) ? own : hooks + Path.PathSeparator + own;
    }

    // Programs that the app starts are none of the host's business.
    private static void LeaveEnvironment()
    {
        string[] others = [.. (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator).Where(hook => hook != typeof(StartupHook).Assembly.Location)];
        Environment.SetEnvironmentVariable(Variable, others.Length == 0 ? null : string.Join(Path.PathSeparator, others));
    }

    // A terminal sends its Ctrl-C to a whole process group. On Windows a console's every process hears it, and nothing keeps it away.
    private static void LeaveTerminal()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetProcessGroup(0, 0);
        }
    }

    [DllImport("libc", EntryPoint = "setpgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetProcessGroup(int process, int group);

    private static void WaitForHost()
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> nothing = stackalloc byte[1];
        while (input.Read(nothing) > 0)
        {
        }

        Process.GetCurrentProcess().Kill();
    }
}
