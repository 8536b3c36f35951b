using System.CommandLine;

namespace Sipaku.Local.Commands;

/// <summary>The run that a command is about.</summary>
internal static class RunArgument
{
    public static Argument<string?> Create() => new("run")
    {
        Description = "The run's id; the newest run where none is given.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
