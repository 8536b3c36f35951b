using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>Training by SageMaker's linear-learner. Names of training jobs are unique for ever, so the name alone makes a start idempotent.</summary>
internal sealed class SageMakerTrainingJob(
    IAmazonSageMaker sageMaker, IObjectStore store, SipakuSettings settings, AwsRegion region) : ITrainingJob
{
    private const string Trainer = "linear-learner";

    /// <inheritdoc/>
    public async Task<JobHandle> StartAsync(TrainingRequest request, CancellationToken cancellation)
    {
        string name = AwsNames.OfJob(request.RunId, request.Attempt);
        AwsResource resource = Resource(name);
        if (await TryDescribeAsync(name, cancellation) is { } earlier)
        {
            return Adopt(earlier, request);
        }

        await ValidationRows.WriteAsync(store, request, cancellation);
        CreateTrainingJobRequest create = TrainingRequests.Create(request, store, settings.Training, settings.Training.Image ?? LinearLearnerImages.In(region.Name));
        bool created = await AwsErrors.GuardAsync(
            "sagemaker:CreateTrainingJob", resource, () => CreateAsync(create, cancellation), cancellation);
        return created
            ? new JobHandle(name, name)
            : Adopt(await DescribeAsync(name, cancellation), request);
    }

    /// <inheritdoc/>
    public async Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation) =>
        TrainingStates.Of(await DescribeAsync(job.Id, cancellation));

    /// <inheritdoc/>
    public async Task<TrainedModel> GetResultAsync(JobHandle job, CancellationToken cancellation)
    {
        DescribeTrainingJobResponse ended = await DescribeAsync(job.Id, cancellation);
        if (ended.TrainingJobStatus != TrainingJobStatus.Completed || ended.ModelArtifacts?.S3ModelArtifacts is not { Length: > 0 } artefact)
        {
            throw new PermanentException($"Training job {job.Name} has no model: it is {ended.TrainingJobStatus}.");
        }

        return new TrainedModel(
            job.Name,
            Trainer,
            S3Location.Parse(artefact),
            TrainingStates.Metrics(ended.FinalMetricDataList ?? []),
            BillableSeconds: ended.BillableTimeInSeconds * (ended.ResourceConfig?.InstanceCount ?? 1));
    }

    /// <inheritdoc/>
    public async Task StopAsync(TrainingRequest request, CancellationToken cancellation)
    {
        string name = AwsNames.OfJob(request.RunId, request.Attempt);
        if (await TryDescribeAsync(name, cancellation) is { } found && found.TrainingJobStatus == TrainingJobStatus.InProgress)
        {
            await AwsErrors.GuardAsync("sagemaker:StopTrainingJob", Resource(name), () => StopAsync(name, cancellation), cancellation);
        }
    }

    private static AwsResource Resource(string name) => AwsResource.OfRun("training job", name);

    private JobHandle Adopt(DescribeTrainingJobResponse found, TrainingRequest request)
    {
        string name = found.TrainingJobName;
        if (found.OutputDataConfig?.S3OutputPath != TrainingRequests.OutputPath(request, store))
        {
            throw new PermanentException($"Training job {name} exists and is not this run's: it writes to {found.OutputDataConfig?.S3OutputPath}.");
        }

        JobStatus status = TrainingStates.Of(found);
        return status.State == JobState.Failed
            ? throw new PermanentException($"Training job {name} was started before and ended: {status.Reason}")
            : new JobHandle(name, name);
    }

    private async Task<bool> CreateAsync(CreateTrainingJobRequest request, CancellationToken cancellation)
    {
        try
        {
            await sageMaker.CreateTrainingJobAsync(request, cancellation);
            return true;
        }
        catch (AmazonSageMakerException error) when (SageMakerAnswers.SaysTaken(error))
        {
            return false;
        }
    }

    private async Task<bool> StopAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await sageMaker.StopTrainingJobAsync(new StopTrainingJobRequest { TrainingJobName = name }, cancellation);
            return true;
        }
        catch (AmazonSageMakerException error) when (SageMakerAnswers.SaysMissing(error) || SageMakerAnswers.SaysEnded(error))
        {
            return false;
        }
    }

    private async Task<DescribeTrainingJobResponse> DescribeAsync(string name, CancellationToken cancellation) =>
        await TryDescribeAsync(name, cancellation) ?? throw new PermanentException($"There is no training job '{name}'.");

    private Task<DescribeTrainingJobResponse?> TryDescribeAsync(string name, CancellationToken cancellation) => AwsErrors.GuardAsync(
        "sagemaker:DescribeTrainingJob",
        Resource(name),
        () => SageMakerAnswers.OrNullAsync(
            sageMaker.DescribeTrainingJobAsync(new DescribeTrainingJobRequest { TrainingJobName = name }, cancellation)),
        cancellation);
}
