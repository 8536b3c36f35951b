using Sipaku.Activities.Contracts;
using Xunit.Sdk;

namespace Sipaku.Tests.Conformance;

/// <summary>Asks for a job's status until it has ended, as the waiting orchestrator would, without its timers.</summary>
public static class JobWaiting
{
    private const int MostPolls = 10_000;

    /// <param name="status">Reads the status.</param>
    /// <param name="advance">Lets the service's time pass between two readings.</param>
    public static async Task<JobStatus> EndAsync(Func<Task<JobStatus>> status, Func<Task> advance)
    {
        for (int poll = 0; poll < MostPolls; poll++)
        {
            JobStatus found = await status();
            if (found.State != JobState.Running)
            {
                return found;
            }

            await advance();
        }

        throw new XunitException($"The job did not end within {MostPolls} polls.");
    }
}
