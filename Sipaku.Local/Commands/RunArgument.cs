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

    public static async Task<InstanceStatus> FindAsync(SipakuClient client, string? id, CancellationToken cancellation)
    {
        if (id is not null)
        {
            return await client.StatusAsync(id, cancellation) ?? throw new UsageException($"There is no run {id}. See them with: list");
        }

        IReadOnlyList<InstanceStatus> newest = await client.ListAsync(1, cancellation);
        return newest.Count > 0 ? newest[0] : throw new UsageException("There is no run yet. Start one with: run");
    }
}
