using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>The two streams: results on standard output, everything else on standard error.</summary>
internal static class Terminal
{
    // Where nobody looks, lines are not broken to a width that nobody has.
    private const int UnboundedWidth = 400;

    public static IAnsiConsole Output { get; } = CreateOutput();

    public static void Note(string line) => Console.Error.WriteLine(line);

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
        ? new LineView(Console.Error)
        : new BarView(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));
}
