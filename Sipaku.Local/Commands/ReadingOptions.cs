using System.CommandLine;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Commands;

/// <summary>What a user may say about the files of an import; the same for every command that imports.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string> _profile = new("--profile") { Description = "Read as this profile: one of ours, or one of the settings' (Sipaku__Profiles__NAME__…).", HelpName = "NAME" };
    private readonly Option<string> _dateColumn = new("--date-column") { Description = "The column with the date, or with date and time: its name, or its number from 1 on.", HelpName = "COLUMN" };
    private readonly Option<string> _timeColumn = new("--time-column") { Description = "The column with the time of day.", HelpName = "COLUMN" };
    private readonly Option<string> _valueColumn = new("--value-column") { Description = "The column with the value.", HelpName = "COLUMN" };
    private readonly Option<string[]> _where = new("--where") { Description = "Take only rows where the column has the value (* is any). May be given several times.", HelpName = "COLUMN=VALUE" };
    private readonly Option<string> _dateFormat = new("--date-format") { Description = "dmy, mdy, ymd, or a pattern such as \"dd.MM.yyyy HH:mm\".", HelpName = "FORMAT" };
    private readonly Option<string> _decimal = new("--decimal") { Description = "The decimal mark; the other of the two divides thousands.", HelpName = ".|," };
    private readonly Option<string> _delimiter = new("--delimiter") { Description = "What divides columns: one character, or tab.", HelpName = "CHARACTER" };
    private readonly Option<bool> _acceptTruncated = new("--accept-truncated") { Description = "Take the whole lines of a file that is cut off." };

    /// <summary>Options of a new command.</summary>
    public ReadingOptions(Command command)
    {
        Option[] options = [_profile, _dateColumn, _timeColumn, _valueColumn, _where, _dateFormat, _decimal, _delimiter, _acceptTruncated];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said.</summary>
    public ImportOptions Read(ParseResult parsed) => new()
    {
        Profile = parsed.GetValue(_profile),
        DateColumn = parsed.GetValue(_dateColumn),
        TimeColumn = parsed.GetValue(_timeColumn),
        ValueColumn = parsed.GetValue(_valueColumn),
        Where = parsed.GetValue(_where) ?? [],
        DateFormat = parsed.GetValue(_dateFormat),
        DecimalMark = parsed.GetValue(_decimal),
        Delimiter = parsed.GetValue(_delimiter),
        AcceptTruncated = parsed.GetValue(_acceptTruncated),
    };
}
