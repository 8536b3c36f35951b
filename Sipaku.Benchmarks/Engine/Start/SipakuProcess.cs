using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Sipaku.Benchmarks.Engine.Start;

/// <summary>A process of Sipaku.Local in an empty home; what it says on standard error is noted with the time since its start.</summary>
internal sealed class SipakuProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly long _started;
    private readonly Process _process;

    private SipakuProcess(string executable, string[] arguments, bool tellsPhases)
    {
        // The working folder's host.json counts.
        JsonNode host = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")))!;
        if (tellsPhases)
        {
            host["logging"]!["logLevel"]!["Host"] = "Debug";
        }

        File.WriteAllText(_folder.In("host.json"), host.ToJsonString());
        ProcessStartInfo start = new(executable, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SIPAKU_HOME"] = _folder.In("home");
        _started = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
    }

    /// <summary>The lines so far, each with when it came, in milliseconds.</summary>
    public List<(double At, string Line)> Lines { get; } = [];

    /// <summary>Since the start.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(_started).TotalSeconds;

    public static SipakuProcess Start(string executable, bool tellsPhases, params string[] arguments) => new(executable, arguments, tellsPhases);

    /// <summary>Waits for a line that holds the text.</summary>
    /// <exception cref="InvalidOperationException">The process ended without.</exception>
    public async Task<string> WaitForAsync(string text)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"Sipaku.Local ended: {Lines.LastOrDefault().Line}");
    }

    /// <summary>Waits for what is first printed on standard output.</summary>
    public async Task<string> WaitForOutputAsync()
    {
        Task errors = ReadAllLinesAsync();
        if (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            return line;
        }

        await errors;
        throw new InvalidOperationException($"Sipaku.Local ended: {Lines.LastOrDefault().Line}");
    }

    public async ValueTask DisposeAsync()
    {
        // The host ends its worker whatever way it ends itself.
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task ReadAllLinesAsync()
    {
        while (await ReadLineAsync() is not null)
        {
            // Noted.
        }
    }

    private async Task<string?> ReadLineAsync()
    {
        string? line = await _process.StandardError.ReadLineAsync();
        if (line is not null)
        {
            lock (Lines)
            {
                Lines.Add((Seconds * 1_000, line));
            }
        }

        return line;
    }
}
