using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Orchestrations.Orchestrators;

/// <summary>Waits for a job that runs outside: looks at once, then at a growing interval, until it ends, a deadline passes or the run is cancelled.</summary>
public static class JobOrchestrator
{
    private const double Growth = 1.5;

    /// <summary>Takes a <see cref="JobWait"/>.</summary>
    /// <returns>How the job ended; passing the deadline and being cancelled count as failed.</returns>
    [Function(nameof(JobOrchestrator))]
    public static async Task<JobStatus> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        JobWait wait = context.GetInput<JobWait>()!;
        Task<string?> cancel = context.WaitForExternalEvent<string?>(RunEvents.Cancel);
        DateTime deadline = context.CurrentUtcDateTime + wait.Limit;
        TimeSpan interval = wait.FirstPoll;

        JobStatus status = await LookAsync(context, wait);
        while (status.State == JobState.Running && context.CurrentUtcDateTime < deadline)
        {
            using CancellationTokenSource heard = new();
            if (await Task.WhenAny(cancel, context.CreateTimer(interval, heard.Token)) == cancel)
            {
                heard.Cancel();
                return new JobStatus(JobState.Failed, status.Detail, "The run was cancelled.");
            }

            interval = interval * Growth < wait.MaxPoll ? interval * Growth : wait.MaxPoll;
            status = await LookAsync(context, wait);
        }

        return status.State == JobState.Running
            ? new JobStatus(JobState.Failed, status.Detail, $"It was still {status.Detail} after {wait.Limit.TotalMinutes:0.#} minutes.")
            : status;
    }

    private static async Task<JobStatus> LookAsync(TaskOrchestrationContext context, JobWait wait)
    {
        JobStatus status = await context.CallStepAsync<JobStatus>(wait.StatusActivity, wait.Request);
        context.SetCustomStatus(status.Detail);
        return status;
    }
}
