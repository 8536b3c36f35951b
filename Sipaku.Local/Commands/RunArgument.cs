using System.CommandLine;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary>The run that a command is about; the newest where none is named.</summary>
internal static class RunArgument
{
    public static Argument<string?> Create() => new("run")
    {
        Description = "The run's id; the newest run where none is given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static InstanceStatus Find(Home home, string? id)
    {
        IReadOnlyList<InstanceStatus> runs = RunList.Of(home);
        return runs.FirstOrDefault(run => id is null || run.InstanceId == id)
            ?? throw new UsageException(id is null ? "There is no run yet. Start one with: run" : $"There is no run {id}. See them with: list");
    }
}
