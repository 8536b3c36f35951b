using System.Collections.Concurrent;
using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Local.Training;

/// <summary>Predicts from a model file. Nothing is kept running, so a deployment is that the file can be read.</summary>
internal sealed class InProcessModelEndpoint(IObjectStore store) : IModelEndpoint
{
    private readonly ConcurrentDictionary<Uri, LinearModel> models = new();

    /// <inheritdoc />
    public async Task<JobHandle> DeployAsync(DeployRequest request, CancellationToken cancellation)
    {
        await LoadAsync(request, cancellation);
        var name = string.Create(CultureInfo.InvariantCulture, $"{request.RunId}-{request.Attempt}");
        return new JobHandle(name, name);
    }

    /// <inheritdoc />
    public async Task<JobStatus> GetStatusAsync(DeployRequest request, CancellationToken cancellation)
    {
        var model = await LoadAsync(request, cancellation);
        return new JobStatus(JobState.Succeeded, $"serving {model.Name} in process");
    }

    /// <inheritdoc />
    public async Task<double> InvokeAsync(DeployRequest request, IReadOnlyList<double> window, CancellationToken cancellation)
    {
        if (window.Count != LagRows.Lags)
        {
            throw new ArgumentException($"A window has {LagRows.Lags} daily averages, not {window.Count}.", nameof(window));
        }

        var model = await LoadAsync(request, cancellation);
        var prediction = model.Predict([.. window]);
        return double.IsFinite(prediction)
            ? prediction
            : throw new PermanentException($"The model {model.Name} predicts no finite number. Look for a sensor fault in the last readings.");
    }

    /// <inheritdoc />
    public Task RetireAsync(RetireRequest request, CancellationToken cancellation)
    {
        if (request.Deployment is { } deployment)
        {
            models.TryRemove(deployment.ModelLocation, out _);
        }

        return Task.CompletedTask;
    }

    private async Task<LinearModel> LoadAsync(DeployRequest request, CancellationToken cancellation)
    {
        if (models.TryGetValue(request.ModelLocation, out var model))
        {
            return model;
        }

        await foreach (var found in store.ListAsync(RunKeys.Model(request.RunId), cancellation))
        {
            if (store.UriOf(found.Key) == request.ModelLocation
                && await store.GetJsonAsync(found.Key, LocalJson.Default.LinearModel, cancellation) is { } loaded)
            {
                return models[request.ModelLocation] = loaded;
            }
        }

        throw new PermanentException($"The model {request.ModelLocation} is not there. Start another run.");
    }
}
