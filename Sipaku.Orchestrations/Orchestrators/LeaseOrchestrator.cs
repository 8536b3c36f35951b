using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Orchestrations.Orchestrators;

/// <summary>Keeps the run lock for a run, with a fresh history for each renewal, until the run says that it is done or another has the lock.</summary>
public static class LeaseOrchestrator
{
    /// <summary>Ends it.</summary>
    public const string Done = "Done";

    // A third of the lease, so that two renewals may fail.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    /// <summary>The instance that keeps the lock of a run.</summary>
    public static string IdOf(string runId) => $"{runId}:lease";

    /// <summary>Takes the run's id.</summary>
    [Function(nameof(LeaseOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string runId = context.GetInput<string>()!;
        Task done = context.WaitForExternalEvent<string?>(Done);
        using CancellationTokenSource ended = new();
        if (await Task.WhenAny(done, context.CreateTimer(Interval, ended.Token)) == done)
        {
            ended.Cancel();
            return;
        }

        // A run that has lost its lock finds out at its next step.
        if (await context.CallStepAsync<bool>(nameof(RenewLease), runId))
        {
            context.ContinueAsNew(runId);
        }
    }
}
