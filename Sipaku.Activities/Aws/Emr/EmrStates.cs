using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.Emr;

/// <summary>What the states of a step and of its cluster together mean for a job.</summary>
internal static class EmrStates
{
    /// <summary>Whether a step has still to be looked at together with its cluster.</summary>
    public static bool IsOpen(StepState state) =>
        state == StepState.PENDING || state == StepState.RUNNING || state == StepState.CANCEL_PENDING;

    /// <summary>Whether a cluster is gone for good.</summary>
    public static bool IsGone(ClusterState state) => state == ClusterState.TERMINATED || state == ClusterState.TERMINATED_WITH_ERRORS;

    /// <summary>The job's status.</summary>
    /// <param name="step">The step, which is the job.</param>
    /// <param name="cluster">
    /// Its cluster, where the step is open: one that dies while it starts can leave its steps pending.
    /// </param>
    public static JobStatus Of(Step step, Cluster? cluster)
    {
        StepState state = step.Status.State;
        if (state == StepState.COMPLETED)
        {
            return new JobStatus(JobState.Succeeded, "step COMPLETED");
        }

        if (state == StepState.FAILED || state == StepState.CANCELLED || state == StepState.INTERRUPTED)
        {
            return new JobStatus(
                JobState.Failed, $"step {state}", $"EMR step {step.Name} ended {state}{Why(step)}{Why(cluster)}", IsPassing(cluster));
        }

        if (!IsOpen(state))
        {
            throw new PermanentException($"EMR reports a step state that is not known here: '{state}'.");
        }

        if (cluster is null)
        {
            return new JobStatus(JobState.Running, $"step {state}");
        }

        string detail = $"cluster {cluster.Status.State}, step {state}";
        if (IsGone(cluster.Status.State))
        {
            return new JobStatus(
                JobState.Failed,
                detail,
                $"EMR cluster {cluster.Name} ended {cluster.Status.State} before its step did{Why(cluster)}",
                IsPassing(cluster));
        }

        return EmrSearch.Alive.Contains(cluster.Status.State)
            ? new JobStatus(JobState.Running, detail)
            : throw new PermanentException($"EMR reports a cluster state that is not known here: '{cluster.Status.State}'.");
    }

    /// <summary>Whether another cluster may do better: the service or its machines failed this one, not what it was asked to do.</summary>
    private static bool IsPassing(Cluster? cluster)
    {
        ClusterStateChangeReasonCode? reason = cluster?.Status?.StateChangeReason?.Code;
        // A run's clusters have no bootstrap actions but EMR's own.
        return reason == ClusterStateChangeReasonCode.INTERNAL_ERROR
            || reason == ClusterStateChangeReasonCode.BOOTSTRAP_FAILURE
            || reason == ClusterStateChangeReasonCode.INSTANCE_FAILURE
            || reason == ClusterStateChangeReasonCode.INSTANCE_FLEET_TIMEOUT
            || AwsErrors.SpeaksOfCapacity(Why(cluster));
    }

    /// <summary>Why a cluster changed its state, as far as EMR says.</summary>
    private static string Why(Cluster? cluster) => Joined(
        cluster?.Status?.StateChangeReason?.Code?.Value,
        cluster?.Status?.StateChangeReason?.Message,
        cluster?.Status?.ErrorDetails is [{ } first, ..] ? $"{first.ErrorCode} {first.ErrorMessage}" : null);

    private static string Why(Step step) => Joined(
        step.Status.FailureDetails?.Reason,
        step.Status.FailureDetails?.Message,
        step.Status.FailureDetails?.LogFile is { } log ? $"log: {log}" : null,
        step.Status.StateChangeReason?.Message);

    private static string Joined(params string?[] parts)
    {
        string said = string.Join("; ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return said.Length == 0 ? "" : $": {said}";
    }
}
