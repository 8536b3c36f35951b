using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>The two streams: results on standard output, everything else on standard error.</summary>
internal static class Terminal
{
    public static IAnsiConsole Output { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });

    public static void Note(string line) => Console.Error.WriteLine(line);

    public static IRunView RunView() => Console.IsErrorRedirected
        ? new LineView(Console.Error)
        : new BarView(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));
}
