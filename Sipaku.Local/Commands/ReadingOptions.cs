using System.CommandLine;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Commands;

/// <summary>What a user may say about the files of an import; the same for every command that imports.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<bool> _acceptTruncated = new("--accept-truncated") { Description = "Take the whole lines of a file that is cut off." };

    /// <summary>Options of a new command.</summary>
    public ReadingOptions(Command command) => command.Options.Add(_acceptTruncated);

    /// <summary>What was said.</summary>
    public ImportOptions Read(ParseResult parsed) => new()
    {
        AcceptTruncated = parsed.GetValue(_acceptTruncated),
    };
}
