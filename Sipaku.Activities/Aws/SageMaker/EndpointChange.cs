using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>Takes an endpoint towards a config, one step a call, from whatever state it is found in.</summary>
internal sealed class EndpointChange(IAmazonSageMaker sageMaker, ServedModel served, SageMakerTags tags, string endpointName)
{
    private readonly AwsResource _endpoint = AwsResource.OfRun("endpoint", endpointName);

    /// <summary>The endpoint as it is; <see langword="null"/> where there is none.</summary>
    public async Task<EndpointView?> ViewAsync(CancellationToken cancellation)
    {
        DescribeEndpointResponse? found = await AwsErrors.GuardAsync(
            "sagemaker:DescribeEndpoint",
            _endpoint,
            () => SageMakerAnswers.OrNullAsync(
                sageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = endpointName }, cancellation)),
            cancellation);
        return found is null ? null : EndpointView.Of(found);
    }

    /// <summary>Looks, takes the next step and tells where the deployment stands.</summary>
    /// <param name="config">The config that shall serve.</param>
    /// <param name="runId">Its run.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public async Task<JobStatus> AdvanceAsync(string config, string runId, CancellationToken cancellation)
    {
        EndpointView? view = await ViewAsync(cancellation);
        if (view is { IsChanging: false } && view.Config == config && view.Status == EndpointStatus.InService)
        {
            return new JobStatus(JobState.Succeeded, EndpointDecision.Decide(view, config, null).Detail);
        }

        // Also what proves that the config is visible: CreateEndpoint refuses one that it cannot see yet.
        string configArn = await served.FindConfigAsync(config, cancellation)
            ?? throw new PermanentException($"The endpoint config '{config}' of this run is gone; start a new run.");
        string? updatedFrom = view is null ? null : (await tags.ReadAsync(configArn, cancellation)).GetValueOrDefault(SageMakerTags.UpdatedFrom);
        EndpointDecision decision = EndpointDecision.Decide(view, config, updatedFrom is "" ? null : updatedFrom);
        switch (decision.Step)
        {
            case EndpointStep.Serving:
                return new JobStatus(JobState.Succeeded, decision.Detail);
            case EndpointStep.Failed:
                return new JobStatus(JobState.Failed, decision.Detail, decision.Reason, AwsErrors.SpeaksOfPassingTrouble(decision.Reason));
            case EndpointStep.Create:
                await CreateAsync(config, runId, cancellation);
                return new JobStatus(JobState.Running, $"creating, config {config}");
            case EndpointStep.Update:
                await UpdateAsync(view!, config, configArn, cancellation);
                return new JobStatus(JobState.Running, $"updating from {view!.Config} to {config}");
            case EndpointStep.Delete:
                await DeleteAsync(cancellation);
                return new JobStatus(JobState.Running, $"deleting the endpoint that is {view!.Status}, to create it again");
            default:
                return new JobStatus(JobState.Running, decision.Detail);
        }
    }

    /// <summary>Deletes the endpoint; none there is no error.</summary>
    /// <exception cref="CapacityException">It is changing and cannot be deleted meanwhile, which takes minutes.</exception>
    public async Task DeleteAsync(CancellationToken cancellation)
    {
        bool isBusy = false;
        await TryAsync(
            "sagemaker:DeleteEndpoint",
            () => sageMaker.DeleteEndpointAsync(new DeleteEndpointRequest { EndpointName = endpointName }, cancellation),
            error => SageMakerAnswers.SaysMissing(error) || (isBusy = SageMakerAnswers.SaysBusy(error)),
            cancellation);
        if (isBusy)
        {
            throw new CapacityException($"The {_endpoint} is changing and can be deleted only afterwards.");
        }
    }

    private Task<bool> CreateAsync(string config, string runId, CancellationToken cancellation)
    {
        CreateEndpointRequest request = new()
        {
            EndpointName = endpointName,
            EndpointConfigName = config,
            Tags = [SageMakerTags.OfRun(runId)],
        };

        // Created in between, or a config that is not visible everywhere yet: the next look decides again.
        return TryAsync(
            "sagemaker:CreateEndpoint",
            () => sageMaker.CreateEndpointAsync(request, cancellation),
            error => SageMakerAnswers.SaysTaken(error) || SageMakerAnswers.SaysMissing(error),
            cancellation);
    }

    private async Task UpdateAsync(EndpointView view, string config, string configArn, CancellationToken cancellation)
    {
        await tags.SetAsync(configArn, SageMakerTags.UpdatedFrom, view.ModifiedAt, cancellation);
        UpdateEndpointRequest request = new() { EndpointName = endpointName, EndpointConfigName = config };
        bool accepted = await TryAsync(
            "sagemaker:UpdateEndpoint",
            () => sageMaker.UpdateEndpointAsync(request, cancellation),
            error => SageMakerAnswers.SaysBusy(error) || SageMakerAnswers.SaysMissing(error),
            cancellation);
        if (!accepted && await ViewAsync(cancellation) is { IsChanging: true } other && !other.Uses(config))
        {
            // Somebody else's change came between: what it leaves behind says nothing about an update that never was.
            await tags.SetAsync(configArn, SageMakerTags.UpdatedFrom, "", cancellation);
        }
    }

    private Task<bool> TryAsync<T>(
        string action, Func<Task<T>> call, Func<AmazonSageMakerException, bool> isFine, CancellationToken cancellation) => AwsErrors.GuardAsync(
            action,
            _endpoint,
            async () =>
            {
                try
                {
                    await call();
                    return true;
                }
                catch (AmazonSageMakerException error) when (isFine(error))
                {
                    return false;
                }
            },
            cancellation);
}
