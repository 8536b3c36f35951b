using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Re-affirms the run lock that the starter took, or takes it for a run that was started past the starter.</summary>
public sealed class AcquireRun(RunLocks locks, IForecastStore store, SipakuSettings settings)
{
    /// <summary>Takes the lock for the run, with the lease of a run that goes on; held by it already is a success.</summary>
    [Function(nameof(AcquireRun))]
    public async Task<RunAdmission> RunAsync(
        [ActivityTrigger] AdmissionRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        (string runId, ForecastRequest wanted, DateTime startedAt) = request;
        WaitSettings wait = settings.Wait;
        LockAttempt attempt = await locks.TakeAsync(runId, client, cancellation);
        if (attempt.Acquired)
        {
            await store.RequireLockAsync(runId, cancellation);
        }

        return new RunAdmission(
            attempt,
            new WaitPlan(
                TimeSpan.FromSeconds(wait.FirstPollSeconds),
                TimeSpan.FromSeconds(wait.MaxPollSeconds),
                TimeSpan.FromMinutes(wait.FeatureMinutes),
                TimeSpan.FromMinutes(wait.TrainingMinutes),
                TimeSpan.FromMinutes(wait.EndpointMinutes)),
            settings.TermsOf(wanted, startedAt),
            Recorded: true);
    }
}
