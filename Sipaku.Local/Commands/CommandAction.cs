using System.CommandLine;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary>Wraps a command so that whatever goes wrong becomes one line and an exit code.</summary>
internal static class CommandAction
{
    public static void Set(Command command, Func<ParseResult, Interruption, Task<int>> action) =>
        command.SetAction((parsed, _) => RunAsync(parsed, action));

    private static async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, Interruption, Task<int>> action)
    {
        using Interruption interruption = new();
        try
        {
            return await action(parsed, interruption);
        }
        catch (Exception exception) when (exception is WorkerStartException or HostRefusalException)
        {
            return Fail(exception.Message, ExitCode.Failed);
        }
        catch (Exception exception) when (exception is UsageException or SettingsException or ImportException or FunctionsHostException)
        {
            return Fail(exception.Message, ExitCode.Usage);
        }
        catch (DurableStoreException exception)
        {
            return Fail(exception.Message, exception.Error == DurableStoreError.InUse ? ExitCode.Usage : ExitCode.Failed);
        }
        catch (RejectedException exception)
        {
            return Fail(exception.Message, ExitCode.Rejected);
        }
        catch (StepException exception)
        {
            return Fail(exception.Message, ExitCode.Failed);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return Fail(exception.Message, ExitCode.Failed);
        }
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine("sipaku: " + message.ReplaceLineEndings(" "));
        return code;
    }
}
