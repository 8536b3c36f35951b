using Microsoft.Win32.SafeHandles;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Output;

namespace Sipaku.Local.Importing;

/// <summary>What is piped or typed into a command.</summary>
internal static class StandardInput
{
    private const string Name = "standard input";
    private const string Descriptors = "/proc/self/fd";
    private const int WriteOnly = 1;

    /// <exception cref="ImportException">It was closed when the command started.</exception>
    public static ImportInput Open()
    {
        if (IsOwnPipe())
        {
            throw new ImportException("Standard input is closed. Pipe readings into it, or name a file.");
        }

        if (Console.IsInputRedirected)
        {
            return ImportInput.FromStream(Name, Console.OpenStandardInput());
        }

        Terminal.Note($"Reading from the terminal, up to {(OperatingSystem.IsWindows() ? "Ctrl-Z and Enter" : "Ctrl-D")}.");
        return ImportInput.FromStream(Name, OpenTerminal());
    }

    /// <summary>A line that somebody types; null at Ctrl-D.</summary>
    public static string? ReadLine()
    {
        using StreamReader reader = new(OpenTerminal());
        return reader.ReadLine();
    }

    // On Unix the console's own stream edits lines itself, and misses a Ctrl-D that is typed before it looks.
    private static Stream OpenTerminal() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    // Where the standard input is closed, the runtime's own files take its number: a pipe that never ends, since this process writes it.
    private static bool IsOwnPipe() =>
        OperatingSystem.IsLinux()
        && LinkOf($"{Descriptors}/0") is { } pipe
        && pipe.StartsWith("pipe:", StringComparison.Ordinal)
        && Directory.EnumerateFileSystemEntries(Descriptors).Any(descriptor => LinkOf(descriptor) == pipe && IsWritten(Path.GetFileName(descriptor)));

    private static string? LinkOf(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsWritten(string descriptor)
    {
        try
        {
            string flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & WriteOnly) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
