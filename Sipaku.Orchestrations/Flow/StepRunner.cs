using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;
using Sipaku.Orchestrations.Orchestrators;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Takes the steps of a run and waits for its jobs, until somebody asks for its end.</summary>
internal sealed class StepRunner(TaskOrchestrationContext context, RunProgress progress)
{
    private const int JobAttempts = 3;

    private readonly Task<string?> _cancel = context.WaitForExternalEvent<string?>(RunEvents.Cancel);

    /// <summary>Takes a step, tried again as <see cref="StepRetry"/> says.</summary>
    public async Task<T> RunAsync<T>(string activity, object input)
    {
        ThrowIfCancelled();
        return await context.CallActivityAsync<T>(activity, input, StepRetry.Options(progress.WaitsFor));
    }

    /// <summary>Takes a step, tried again as <see cref="StepRetry"/> says.</summary>
    public Task RunAsync(string activity, object input)
    {
        ThrowIfCancelled();
        return context.CallActivityAsync(activity, input, StepRetry.Options(progress.WaitsFor));
    }

    /// <exception cref="RunCancelledException">Somebody asked for the end of the run.</exception>
    public void ThrowIfCancelled()
    {
        if (_cancel.IsCompletedSuccessfully)
        {
            throw new RunCancelledException(_cancel.GetAwaiter().GetResult() ?? "Cancelled.");
        }
    }

    /// <summary>Starts a job and waits for it; one that its service failed is started again under the next attempt's name.</summary>
    public async Task<JobStatusRequest> RunJobAsync(
        string name,
        string statusActivity,
        WaitPlan wait,
        TimeSpan limit,
        Func<int, Task<JobStatusRequest>> start)
    {
        for (int attempt = 1; ; attempt++)
        {
            JobStatusRequest job = await start(attempt);
            string instance = $"{context.InstanceId}:{name}-{attempt}";
            progress.WaitingFor(job.Job.Name, instance);
            JobStatus ended = await WaitAsync(instance, new JobWait(statusActivity, job, limit, wait.FirstPoll, wait.MaxPoll));
            ThrowIfCancelled();
            if (ended.State == JobState.Succeeded)
            {
                return job;
            }

            if (!ended.Transient || attempt == JobAttempts)
            {
                throw new RunFailedException($"{job.Job.Name} did not succeed ({ended.Detail}): {ended.Reason}");
            }
        }
    }

    private async Task<JobStatus> WaitAsync(string instanceId, JobWait wait)
    {
        Task<JobStatus> ended = context.CallSubOrchestratorAsync<JobStatus>(
            nameof(JobOrchestrator),
            wait,
            new SubOrchestrationOptions(instanceId: instanceId));
        if (await Task.WhenAny(_cancel, ended) == _cancel)
        {
            context.SendEvent(instanceId, RunEvents.Cancel, "The run was cancelled.");
        }

        return await ended;
    }
}
