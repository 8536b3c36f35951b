using Microsoft.DurableTask;

namespace Sipaku.Orchestrations.Flow;

/// <summary>
/// What a run has to undo or release, last in first out. Each entry is registered before the call that it undoes, because a call that
/// failed may still have taken effect; each runs whatever becomes of the others, and what could not be done is reported.
/// </summary>
internal sealed class CleanUp(TaskOrchestrationContext context, Action<string?> tell)
{
    private readonly Stack<Entry> _entries = new();

    /// <summary>Registers an activity for the end of the run.</summary>
    public void Always(string activity, object input, string purpose) => _entries.Push(new(activity, _ => input, purpose));

    /// <summary>Registers an activity that also has to know whether the forecast was published.</summary>
    public void Always(string activity, Func<bool, object> input, string purpose) => _entries.Push(new(activity, input, purpose));

    /// <summary>Registers an activity that runs unless the forecast was published.</summary>
    public void UnlessPublished(string activity, object input, string purpose) =>
        _entries.Push(new(activity, published => published ? null : input, purpose));

    /// <summary>Runs what is registered.</summary>
    /// <returns>One line for each entry that failed for good.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(bool published)
    {
        List<string> failures = [];
        while (_entries.TryPop(out Entry? entry))
        {
            if (entry.Input(published) is not { } input)
            {
                continue;
            }

            try
            {
                await context.CallActivityAsync(entry.Activity, input, StepRetry.Options(tell));
            }
            catch (TaskFailedException failure)
            {
                failures.Add($"Could not {entry.Purpose}: {StepRetry.LineOf(failure)}");
            }
        }

        return failures;
    }

    private sealed record Entry(string Activity, Func<bool, object?> Input, string Purpose);
}
