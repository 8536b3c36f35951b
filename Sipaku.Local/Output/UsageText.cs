using System.CommandLine;
using Sipaku.Activities.Settings;

namespace Sipaku.Local.Output;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class UsageText
{
    // A word that needs more letters changed is another word.
    private const int MostTypos = 2;

    public static string Describe(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string path = command.Name == parsed.RootCommandResult.Command.Name ? "sipaku" : $"sipaku {command.Name}";
        // A type's name tells nobody what to write.
        string problem = parsed.UnmatchedTokens is [string unknown, ..] ? Unknown(unknown, command) : $"{parsed.Errors[0].Message.Split(" as expected type ")[0].TrimEnd('.')}.";
        return $"sipaku: {problem} What there is: {path} --help";
    }

    private static string Unknown(string word, Command command)
    {
        IEnumerable<string> names = word.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name);
        string? near = names.Where(name => NearestName.Distance(word, name) <= MostTypos).MinBy(name => NearestName.Distance(word, name));
        return $"'{word}' is not understood{(near is null ? "." : $"; did you mean {near}?")}";
    }
}
