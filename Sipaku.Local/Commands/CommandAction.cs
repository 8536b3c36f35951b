using System.CommandLine;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary>Wraps a command so that whatever goes wrong becomes one line and an exit code.</summary>
internal static class CommandAction
{
    // What waits for the keyboard, or for somebody to write into a pipe, hears of no interruption. With the end of the process it makes
    // less than two seconds.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.8);

    public static void Set(Command command, Func<ParseResult, Interruption, Task<int>> action) =>
        command.SetAction((parsed, _) => RunAsync(parsed, action));

    private static async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, Interruption, Task<int>> action)
    {
        using Interruption interruption = new();
        Task<int> running = Task.Run(() => GuardAsync(parsed, action, interruption));
        await Task.WhenAny(running, EndOfGraceAsync(interruption));
        if (!running.IsCompleted)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        return await running;
    }

    private static async Task EndOfGraceAsync(Interruption interruption)
    {
        await interruption.Token.WhenCancelled();
        await Task.Delay(Grace);
    }

    private static async Task<int> GuardAsync(ParseResult parsed, Func<ParseResult, Interruption, Task<int>> action, Interruption interruption)
    {
        try
        {
            return await action(parsed, interruption);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // Nobody above would turn it into a line.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Terminal.Note("sipaku: " + Describe(exception).ReplaceLineEndings(" "));
            return CodeOf(exception);
        }
    }

    private static string Describe(Exception exception) => IsKnown(exception)
        ? exception.Message
        : $"This is a defect of sipaku: {exception.Message} ({exception.GetType().Name})";

    private static bool IsKnown(Exception exception) => exception
        is UsageException or RejectedException or HostRefusalException or SettingsException or ImportException or FunctionsHostException
        or DurableStoreException or StepException or IOException or UnauthorizedAccessException or HttpRequestException;

    private static int CodeOf(Exception exception) => exception switch
    {
        RejectedException => ExitCode.Rejected,
        WorkerStartException => ExitCode.Failed,
        UsageException or SettingsException or ImportException or FunctionsHostException => ExitCode.Usage,
        DurableStoreException { Error: DurableStoreError.InUse } => ExitCode.Usage,
        _ => ExitCode.Failed,
    };
}
