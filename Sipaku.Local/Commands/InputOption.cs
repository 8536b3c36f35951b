using System.CommandLine;

namespace Sipaku.Local.Commands;

/// <summary><c>--input</c>.</summary>
internal static class InputOption
{
    public const string Formats = "JSON, CSV or Parquet, packed or not (docs/readings.md says which), a folder, a pattern such as '2024-*.csv'; - for standard input";

    public static Option<string[]> Create() => new("--input", "-i")
    {
        Description = $"Readings to import first: {Formats}. May be given several times.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };
}
