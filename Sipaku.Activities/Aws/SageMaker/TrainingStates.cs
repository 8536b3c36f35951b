using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>What a training job's states and figures mean.</summary>
internal static class TrainingStates
{
    /// <summary>The job's status. The secondary status may be anything, says the API, and so is text to show.</summary>
    public static JobStatus Of(DescribeTrainingJobResponse job)
    {
        TrainingJobStatus status = job.TrainingJobStatus;
        string detail = job.SecondaryStatus is { Value.Length: > 0 } secondary && secondary.Value != status.Value
            ? $"{status}: {secondary}"
            : status.Value;
        if (status == TrainingJobStatus.Completed)
        {
            return new JobStatus(JobState.Succeeded, detail);
        }

        if (status == TrainingJobStatus.InProgress || status == TrainingJobStatus.Stopping)
        {
            return new JobStatus(JobState.Running, detail);
        }

        string name = job.TrainingJobName;
        if (status == TrainingJobStatus.Failed)
        {
            return new JobStatus(
                JobState.Failed,
                detail,
                $"Training job {name} failed: {job.FailureReason ?? "SageMaker gives no reason"}",
                AwsErrors.SpeaksOfPassingTrouble(job.FailureReason));
        }

        if (status == TrainingJobStatus.Stopped)
        {
            string why = job.SecondaryStatus == SecondaryStatus.MaxRuntimeExceeded
                ? $"it ran longer than {job.StoppingCondition?.MaxRuntimeInSeconds} s; raise Sipaku__Training__MaxRuntimeSeconds"
                : $"somebody stopped it ({job.SecondaryStatus})";
            return new JobStatus(JobState.Failed, detail, $"Training job {name} was stopped: {why}");
        }

        return status == TrainingJobStatus.Deleting
            ? new JobStatus(JobState.Failed, detail, $"Training job {name} is being deleted")
            : throw new PermanentException($"SageMaker reports a training job status that is not known here: '{status}'.");
    }

    /// <summary>
    /// Final metrics by name. The validation rows were trained on, so their figures say in-sample
    /// (<c>validation:rmse</c> is <c>in_sample_rmse</c>).
    /// </summary>
    public static IReadOnlyDictionary<string, double> Metrics(IEnumerable<MetricData> final)
    {
        Dictionary<string, double> metrics = new();
        foreach (MetricData metric in final.Where(metric => metric.Value is { } value && float.IsFinite(value)))
        {
            string name = metric.MetricName.Split(':', 2) switch
            {
                ["validation", var figure] => $"in_sample_{figure}",
                [var channel, var figure] => $"in_sample_{channel}_{figure}",
                _ => $"in_sample_{metric.MetricName}",
            };
            metrics[name] = metric.Value!.Value;
        }

        return metrics;
    }
}
