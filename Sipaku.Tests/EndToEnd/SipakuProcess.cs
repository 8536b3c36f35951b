using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>The command line in a process of its own.</summary>
internal sealed class SipakuProcess : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _errors = [];

    private SipakuProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                lock (_gate)
                {
                    _errors.Add(line.Data);
                }
            }
        };
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    public static SipakuProcess Start(string home, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        Launch(home, environment, CommandLine(arguments));

    /// <summary>On a terminal, whose keys are <see cref="WriteAsync"/> and whose screen is the output.</summary>
    public static SipakuProcess StartOnTerminal(string home, params string[] arguments) =>
        Launch(home, null, ["script", "--quiet", "--return", "--command", string.Join(' ', CommandLine(arguments)), "/dev/null"]);

    /// <summary>To its end, with a home that lies where nothing may be written.</summary>
    public static async Task<SipakuResult> RunOnReadOnlyMountAsync(string home, params string[] arguments)
    {
        const string script = """mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@" """;
        using SipakuProcess process = Launch(home, null, ["unshare", "--map-root-user", "--mount", "sh", "-c", script, home, .. CommandLine(arguments)]);
        return await process.EndAsync();
    }

    /// <summary>Each of the commands, one after another, with a home on a disk of that size; the output tells their exit codes in brackets.</summary>
    public static async Task<SipakuResult> RunOnSmallDiskAsync(string home, string size, params string[] commands)
    {
        string[] steps = [.. commands.Select(command => $"{string.Join(' ', CommandLine(command.Split(' ')))}; echo \"[$?]\"")];
        string script = $"""mkdir disk && mount -t tmpfs -o size={size} none disk && export SIPAKU_HOME="$PWD/disk" && {string.Join("; ", steps)}""";
        using SipakuProcess process = Launch(home, null, ["unshare", "--map-root-user", "--mount", "sh", "-c", $"cd '{home}' && {script}"]);
        return await process.EndAsync();
    }

    /// <summary>With a stream redirected as a shell writes it.</summary>
    public static SipakuProcess StartRedirected(string home, string redirection, params string[] arguments) =>
        Launch(home, null, ["sh", "-c", $"\"$@\" {redirection}", "sh", .. CommandLine(arguments)]);

    public static SipakuProcess Start(string home, params string[] arguments) => Start(home, null, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<SipakuResult> RunAsync(string home, params string[] arguments)
    {
        using SipakuProcess process = Start(home, arguments);
        return await process.EndAsync();
    }

    /// <summary>Writes to its standard input, or presses keys on its terminal.</summary>
    public async Task WriteAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads its output up to where the text stands, which <see cref="EndAsync"/> then leaves out.</summary>
    public async Task ReadUntilAsync(string text)
    {
        using CancellationTokenSource bound = new(Bound);
        StringBuilder read = new();
        char[] next = new char[1];
        while (!read.ToString().EndsWith(text, StringComparison.Ordinal))
        {
            Assert.True(await _process.StandardOutput.ReadAsync(next, bound.Token) > 0, $"It ended, and said: {read}");
            read.Append(next);
        }
    }

    /// <summary>Writes to its standard input and closes it.</summary>
    public async Task SayAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        _process.StandardInput.Close();
    }

    public void Interrupt() => Assert.Equal(0, Signal(_process.Id, 2));

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends the processes that it has started, such as a host's worker.</summary>
    public void KillChildren() => ChildProcesses.KillOf(_process.Id);

    public async Task<SipakuResult> EndAsync(TimeSpan? within = null)
    {
        using CancellationTokenSource bound = new(within ?? Bound);
        try
        {
            string output = await _process.StandardOutput.ReadToEndAsync(bound.Token);
            await _process.WaitForExitAsync(bound.Token);
            return new SipakuResult(_process.ExitCode, output, Errors);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process did not end within {(within ?? Bound).TotalSeconds} s. It said: {Errors}");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // With its worker, which would go on writing into a home that the test is about to delete.
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string[] CommandLine(string[] arguments) => ["dotnet", Repository.OutputOf("Sipaku.Local", "Sipaku.Local.dll"), .. arguments];

    private static SipakuProcess Launch(string home, IReadOnlyDictionary<string, string>? environment, string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["SIPAKU_HOME"] = home;
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new SipakuProcess(start);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int process, int signal);
}
