using System.CommandLine;

namespace Sipaku.Local.Commands;

/// <summary><c>--input</c>.</summary>
internal static class InputOption
{
    public const string Formats = ".jsonl (the DynamoDB export format), .jsonl.gz or .csv (Tanggal,Waktu,Value); - for standard input";

    public static Option<string[]> Create() => new("--input", "-i")
    {
        Description = $"Readings to import first: {Formats}. May be given several times.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };
}
