using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>
/// A run id lives once: what a first life made under it (a step, a training job, parts of a dump) would answer for a second one.
/// </summary>
public sealed class RunMarks(IObjectStore objects)
{
    /// <summary>Marks the run's prefix with this life, or finds this life's mark there.</summary>
    /// <exception cref="PermanentException">Another life's mark is there, or artefacts without one.</exception>
    public async Task ClaimAsync(string runId, Guid life, CancellationToken cancellation)
    {
        string key = RunKeys.Mark(runId);
        RunMark? found = await objects.GetJsonAsync(key, LocalJson.Default.RunMark, cancellation);
        if (found is null && !await HasArtefactsAsync(runId, cancellation))
        {
            found = new RunMark(life);
            await objects.PutJsonAsync(key, found, LocalJson.Default.RunMark, cancellation);
        }

        if (found?.Life != life)
        {
            throw new PermanentException($"Run {runId} has run before, and a run id lives once. Start a new run.");
        }
    }

    private async Task<bool> HasArtefactsAsync(string runId, CancellationToken cancellation) =>
        await objects.ListAsync(RunKeys.Root(runId), cancellation).AnyAsync(cancellation);
}
