using System.Diagnostics;
using System.Globalization;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Output;

/// <summary>Shows how far an import is: on a terminal one line that changes, elsewhere a line now and then.</summary>
internal sealed class ImportView : IProgress<ImportProgress>, IDisposable
{
    private const string ClearLine = "\r\u001b[K";
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(5);

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _shown = Stopwatch.GetTimestamp();
    private bool _dirty;

    public void Report(ImportProgress value)
    {
        if (Stopwatch.GetElapsedTime(_shown) < (_terminal ? OnTerminal : Elsewhere))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        string line = Terminal.OnOneLine(Describe(value, Stopwatch.GetElapsedTime(_started)));
        if (!_terminal)
        {
            Terminal.Note(line);
            return;
        }

        // A line that is broken could not be taken back.
        int width = Math.Max(20, Console.WindowWidth - 1);
        Console.Error.Write(ClearLine + (line.Length > width ? line[..width] : line));
        _dirty = true;
    }

    public void Dispose()
    {
        if (_dirty)
        {
            Console.Error.Write(ClearLine);
        }
    }

    /// <summary>Bytes of the input, lines and rate of the whole import.</summary>
    public static string Describe(ImportProgress progress, TimeSpan elapsed)
    {
        string of = progress.Length is > 0 and { } length
            ? string.Create(CultureInfo.InvariantCulture, $" of {length / 1e6:N1} MB ({100.0 * progress.Bytes / length:N0} %)")
            : " MB";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {progress.Bytes / 1e6:N1}{of}, {progress.Lines:N0} lines, {progress.Lines / Math.Max(elapsed.TotalSeconds, 0.001):N0} a second: {progress.Input}");
    }
}
