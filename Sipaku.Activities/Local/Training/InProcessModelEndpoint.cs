using System.Collections.Concurrent;
using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Regression;

namespace Sipaku.Activities.Local.Training;

/// <summary>Predicts from a model file. Nothing is kept running, so a deployment is that the file can be read.</summary>
internal sealed class InProcessModelEndpoint(IObjectStore store) : IModelEndpoint
{
    private readonly ConcurrentDictionary<(Uri Location, ObjectFingerprint File), LinearModel> models = new();

    /// <inheritdoc />
    public async Task<JobHandle> DeployAsync(DeployRequest request, CancellationToken cancellation)
    {
        (LinearModel _, ObjectFingerprint? file) = await LoadAsync(request, cancellation);
        await store.PutJsonAsync(RecordKey(request), file, LocalJson.Default.ObjectFingerprint, cancellation);
        string name = string.Create(CultureInfo.InvariantCulture, $"{request.RunId}-{request.Attempt}");
        return new JobHandle(name, name);
    }

    /// <inheritdoc />
    public async Task<JobStatus> GetStatusAsync(DeployRequest request, CancellationToken cancellation)
    {
        (LinearModel? model, ObjectFingerprint _) = await LoadAsync(request, cancellation);
        return new JobStatus(JobState.Succeeded, $"serving {model.Name} in process");
    }

    /// <inheritdoc />
    public async Task<double> InvokeAsync(DeployRequest request, IReadOnlyList<double> window, CancellationToken cancellation)
    {
        if (window.Count != LagRows.Lags)
        {
            throw new ArgumentException($"A window has {LagRows.Lags} daily averages, not {window.Count}.", nameof(window));
        }

        (LinearModel? model, ObjectFingerprint? file) = await LoadAsync(request, cancellation);
        if (await store.GetJsonAsync(RecordKey(request), LocalJson.Default.ObjectFingerprint, cancellation) is { } deployed && deployed != file)
        {
            throw new PermanentException($"The model {request.ModelLocation} is not the one that was deployed: its file has changed since. Start another run.");
        }

        double prediction = model.Predict([.. window]);
        return double.IsFinite(prediction)
            ? prediction
            : throw new PermanentException($"The model {model.Name} predicts no finite number. Look for a sensor fault in the last readings.");
    }

    /// <inheritdoc />
    public Task RetireAsync(RetireRequest request, CancellationToken cancellation)
    {
        if (request.Deployment is { } deployment)
        {
            foreach ((Uri Location, ObjectFingerprint File) key in models.Keys.Where(key => key.Location == deployment.ModelLocation))
            {
                models.TryRemove(key, out _);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What the file was when it was deployed: the proof that later predictions come from the same model.</summary>
    private static string RecordKey(DeployRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"{RunKeys.Root(request.RunId)}deployment-{request.Attempt}.json");

    private async Task<(LinearModel Model, ObjectFingerprint File)> LoadAsync(DeployRequest request, CancellationToken cancellation)
    {
        await foreach (StoredObject found in store.ListAsync(RunKeys.Model(request.RunId), cancellation))
        {
            if (store.UriOf(found.Key) != request.ModelLocation || await store.FingerprintAsync(found.Key, cancellation) is not { } file)
            {
                continue;
            }

            if (models.TryGetValue((request.ModelLocation, file), out LinearModel? model))
            {
                return (model, file);
            }

            if (await store.GetJsonAsync(found.Key, LocalJson.Default.LinearModel, cancellation) is { } loaded)
            {
                return (models[(request.ModelLocation, file)] = loaded, file);
            }
        }

        throw new PermanentException($"The model {request.ModelLocation} is not there. Start another run.");
    }
}
