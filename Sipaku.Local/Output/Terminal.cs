using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>The two streams: results on standard output, everything else on standard error.</summary>
internal static class Terminal
{
    // Where nobody looks, lines are not broken to a width that nobody has.
    private const int UnboundedWidth = 400;

    public static IAnsiConsole Output { get; } = CreateOutput();

    /// <summary>Says something to whoever watches; a stream that takes nothing is nobody who watches.</summary>
    public static void Note(string line)
    {
        try
        {
            Console.Error.WriteLine(OnOneLine(line));
        }
        catch (IOException)
        {
            // A full disk behind a redirection must not end the run.
        }
    }

    /// <summary>Without what moves the cursor or changes colours: names of files and words of services may hold anything.</summary>
    public static string OnOneLine(string text) => text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal)
        ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter))
        : text;

    private static IAnsiConsole CreateOutput()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = UnboundedWidth;
        }

        return console;
    }

    public static IRunView RunView() => Console.IsErrorRedirected
        ? new LineView(Note)
        : new BarView(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));
}
