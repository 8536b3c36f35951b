using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Regression;

namespace Sipaku.Activities.Local.Training;

/// <summary>Least squares in this process, within the start: a job whose start has returned has succeeded.</summary>
internal sealed class LeastSquaresTrainingJob(IObjectStore store) : ITrainingJob
{
    private const string Trainer = "least-squares";
    private const double ValidationShare = 0.2;

    /// <inheritdoc />
    public async Task<JobHandle> StartAsync(TrainingRequest request, CancellationToken cancellation)
    {
        JobHandle job = HandleOf(request);
        if (await store.GetJsonAsync(job.Id, LocalJson.Default.LinearModel, cancellation) is not null)
        {
            return job;
        }

        LagRows rows = await LagRows.ReadAsync(store, RunKeys.Features(request.RunId, request.Scale), cancellation);
        if (rows.Count <= LagRows.Lags)
        {
            throw new PermanentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Count} lag rows are too few to fit {LagRows.Lags} weights and an intercept: at least {LagRows.Lags + 1} are needed. Import more days."));
        }

        Plane plane = LeastSquares.Fit(rows);
        if (!double.IsFinite(plane.Intercept) || !plane.Weights.All(double.IsFinite))
        {
            throw new PermanentException("The readings are too large to fit a model to. Look for a sensor fault among them.");
        }

        LinearModel model = new(job.Name, Trainer, rows.Count, plane.Intercept, plane.Weights, new Dictionary<string, double>());
        model = model with { Metrics = Measure(model, rows, request.Scale) };
        await store.PutJsonAsync(job.Id, model, LocalJson.Default.LinearModel, cancellation);
        return job;
    }

    /// <inheritdoc />
    public async Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation)
    {
        LinearModel model = await ReadAsync(job, cancellation);
        return new JobStatus(JobState.Succeeded, string.Create(CultureInfo.InvariantCulture, $"trained on {model.Rows} rows"));
    }

    /// <inheritdoc />
    public async Task<TrainedModel> GetResultAsync(JobHandle job, CancellationToken cancellation)
    {
        LinearModel model = await ReadAsync(job, cancellation);
        return new TrainedModel(model.Name, model.Trainer, store.UriOf(job.Id), model.Metrics, model.Intercept, model.Weights);
    }

    /// <inheritdoc />
    public Task StopAsync(TrainingRequest request, CancellationToken cancellation) => Task.CompletedTask;

    private static JobHandle HandleOf(TrainingRequest request)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{request.RunId}-{request.Attempt}");
        return new JobHandle($"{RunKeys.Model(request.RunId)}{Trainer}-{request.Attempt.ToString(CultureInfo.InvariantCulture)}.json", name);
    }

    private async Task<LinearModel> ReadAsync(JobHandle job, CancellationToken cancellation) =>
        await store.GetJsonAsync(job.Id, LocalJson.Default.LinearModel, cancellation)
        ?? throw new PermanentException($"The training job {job.Name} is not there (no {job.Id}).");

    /// <summary>Errors on the last fifth of the rows. The model was fitted to them too, hence the names.</summary>
    private static Dictionary<string, double> Measure(LinearModel model, LagRows rows, Scale scale)
    {
        int first = rows.Count - (int)Math.Ceiling(rows.Count * ValidationShare);
        double absolute = 0;
        double squared = 0;
        Span<double> window = stackalloc double[LagRows.Lags];
        for (int row = first; row < rows.Count; row++)
        {
            for (int lag = 0; lag < window.Length; lag++)
            {
                window[lag] = rows.Lag(row, lag);
            }

            double error = scale.Back(rows.Label(row)) - scale.Back(model.Predict(window));
            absolute += Math.Abs(error);
            squared += error * error;
        }

        int measured = rows.Count - first;
        return new Dictionary<string, double>
        {
            ["in_sample_mae"] = absolute / measured,
            ["in_sample_rmse"] = Math.Sqrt(squared / measured),
        };
    }
}
