using System.CommandLine;
using System.Globalization;
using Sipaku.Local.Importing;

namespace Sipaku.Local.Commands;

/// <summary>What a user may say about the storing of an import; the same for every command that imports.</summary>
internal sealed class StoringOptionSet
{
    private readonly Option<string> _maxRefused = new("--max-refused")
    {
        Description = "Store nothing where more lines of a file than this are refused, of those refused and imported; 20% by default.",
        HelpName = "PERCENT",
    };

    private readonly Option<string> _rejects = new("--rejects") { Description = "Write every refused line and its reason into this file.", HelpName = "FILE" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be stored, and store nothing." };

    /// <summary>Options of a new command.</summary>
    public StoringOptionSet(Command command)
    {
        command.Options.Add(_maxRefused);
        command.Options.Add(_rejects);
        command.Options.Add(_dryRun);
    }

    /// <summary>What was said.</summary>
    /// <exception cref="UsageException">It is no percentage.</exception>
    public StoringRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_maxRefused) is { } text ? ShareOf(text, "--max-refused") : null,
        parsed.GetValue(_rejects),
        parsed.GetValue(_dryRun));

    /// <summary>A percentage, with or without its sign, as a share of one.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static double ShareOf(string text, string name) =>
        double.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100
            ? percent / 100
            : throw new UsageException($"{name} {text} is no percentage: give a number from 0% to 100%, such as 20%.");
}
