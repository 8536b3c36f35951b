using System.CommandLine;
using Sipaku.Activities.Contracts;

namespace Sipaku.Local.Commands;

/// <summary>What a run can be asked for on the command line; what is not said there, the settings say.</summary>
internal sealed class RequestOptions
{
    private readonly Option<string?> _scale = new("--scale") { Description = "Train on the averages (linear) or on ln(1 + average) (log)." };
    private readonly Option<string?> _gapPolicy = new("--gap-policy")
    {
        Description = "Make lag rows of the days that exist (rows) or of consecutive days only (strict).",
    };

    private readonly Option<bool?> _excludeToday = new("--exclude-today") { Description = "Leave today and later days out." };

    /// <summary>Options of a new command.</summary>
    public RequestOptions(Command command)
    {
        _scale.AcceptOnlyFromAmong(NamesOf<ScaleChoice>());
        _gapPolicy.AcceptOnlyFromAmong(NamesOf<GapPolicy>());
        command.Options.Add(_scale);
        command.Options.Add(_gapPolicy);
        command.Options.Add(_excludeToday);
    }

    /// <summary>What was said.</summary>
    public ForecastRequest Read(ParseResult parsed) =>
        new(Choice<ScaleChoice>(parsed.GetValue(_scale)), Choice<GapPolicy>(parsed.GetValue(_gapPolicy)), parsed.GetValue(_excludeToday));

    private static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    private static T? Choice<T>(string? name)
        where T : struct, Enum => name is null ? null : Enum.Parse<T>(name, ignoreCase: true);
}
