using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Settings;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>One process of the app. It ends with this object, or with the host's process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Unhandled = "Unhandled exception. ";

    // A process that the worker left behind may hold its output open.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(300);

    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly Task _output;
    private readonly Task _errors;
    private string? _lastError;
    private string? _unhandled;

    private WorkerProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
        _output = ReadAsync(process.StandardOutput, null);
        _errors = ReadAsync(process.StandardError, Remember);
        Ended = WaitAsync();
    }

    /// <summary>How the process ended, in words for people.</summary>
    public Task<string> Ended { get; }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => _process.Id;

    /// <exception cref="WorkerStartException">It cannot be started.</exception>
    public static WorkerProcess Start(ProcessStartInfo start, ILogger logger)
    {
        try
        {
            return new WorkerProcess(Process.Start(start)!, logger);
        }
        catch (Win32Exception exception)
        {
            throw new WorkerStartException($"The app's worker cannot be started: {start.FileName}: {exception.Message}", exception);
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task<string> WaitAsync()
    {
        TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Exited += (_, _) => exited.TrySetResult();
        _process.EnableRaisingEvents = true;
        await exited.Task;
        await Task.WhenAny(Task.WhenAll(_output, _errors), Task.Delay(OutputGrace));
        string how = $"exit code {_process.ExitCode}";
        return (_unhandled ?? _lastError) is { } reason ? $"{how}: {reason}" : how;
    }

    private void Remember(string line)
    {
        if (line.StartsWith(Unhandled, StringComparison.Ordinal))
        {
            _unhandled = line[Unhandled.Length..];
        }
        else if (line.Trim().Length > 0 && !StackText.IsPartOfStack(line))
        {
            _lastError = line.Trim();
        }
    }

    private async Task ReadAsync(StreamReader reader, Action<string>? remember)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            remember?.Invoke(line);
            _logger.LogInformation("{Line}", line);
        }
    }
}
