using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>
/// One SageMaker endpoint that serves one run's model after another. All that a deployment needs to know of its past is in the
/// endpoint's state and the config's tags, so that any process can go on with it.
/// </summary>
internal sealed class SageMakerModelEndpoint : IModelEndpoint
{
    private readonly IObjectStore _store;
    private readonly SipakuSettings _settings;
    private readonly AwsRegion _region;
    private readonly ServedModel _served;
    private readonly EndpointChange _change;
    private readonly EndpointRetirement _retirement;
    private readonly EndpointInvocation _invocation;

    public SageMakerModelEndpoint(
        IAmazonSageMaker sageMaker, IAmazonSageMakerRuntime runtime, IObjectStore store, SipakuSettings settings, AwsRegion region)
    {
        SageMakerTags tags = new(sageMaker);
        _store = store;
        _settings = settings;
        _region = region;
        _served = new ServedModel(sageMaker, settings);
        _change = new EndpointChange(sageMaker, _served, tags, settings.EndpointName);
        _retirement = new EndpointRetirement(sageMaker, _change, tags, settings);
        _invocation = new EndpointInvocation(runtime, settings.EndpointName);
    }

    /// <inheritdoc/>
    public async Task<JobHandle> DeployAsync(DeployRequest request, CancellationToken cancellation)
    {
        await RequireArtefactAsync(request.ModelLocation, cancellation);
        string name = NameOf(request);
        await _served.EnsureModelAsync(name, request, _settings.Training.Image ?? LinearLearnerImages.In(_region.Name), cancellation);
        await _served.EnsureConfigAsync(name, request.RunId, cancellation);
        await _change.AdvanceAsync(name, request.RunId, cancellation);
        return new JobHandle(name, _settings.EndpointName);
    }

    /// <inheritdoc/>
    public Task<JobStatus> GetStatusAsync(DeployRequest request, CancellationToken cancellation) =>
        _change.AdvanceAsync(NameOf(request), request.RunId, cancellation);

    /// <inheritdoc/>
    public Task<double> InvokeAsync(DeployRequest request, IReadOnlyList<double> window, CancellationToken cancellation) =>
        _invocation.InvokeAsync(NameOf(request), window, cancellation);

    /// <inheritdoc/>
    public Task RetireAsync(RetireRequest request, CancellationToken cancellation) =>
        request is { Published: true, Deployment: { } deployment }
            ? _retirement.KeepAsync(NameOf(deployment), cancellation)
            : _retirement.DropAsync(request.RunId, cancellation);

    private string NameOf(DeployRequest request) => AwsNames.OfModel(_settings.EndpointName, request.RunId, request.Attempt);

    /// <summary>An endpoint without its artefact sits in Creating for about an hour before it fails, and cannot be deleted meanwhile.</summary>
    private async Task RequireArtefactAsync(Uri location, CancellationToken cancellation)
    {
        string artefact = S3Location.Text(location);
        string root = S3Location.Text(_store.UriOf(""));
        if (!artefact.StartsWith(root, StringComparison.Ordinal))
        {
            return;
        }

        string key = artefact[root.Length..];
        await foreach (StoredObject found in _store.ListAsync(key, cancellation))
        {
            if (found.Key == key)
            {
                return;
            }
        }

        throw new PermanentException($"The model's artefact {artefact} is not there, so nothing can serve it.");
    }
}
