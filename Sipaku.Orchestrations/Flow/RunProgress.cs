using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Tells anyone who watches the instance where the run is, and the run's record with each step.</summary>
internal sealed class RunProgress(TaskOrchestrationContext context, RunLog log)
{
    private static readonly string[] Steps =
    [
        "AcquireRun",
        "DumpSensorData",
        "BuildFeatures",
        "CheckDataQuality",
        "CheckTrainingData",
        "BacktestModel",
        "TrainModel",
        "DeployEndpoint",
        "PredictNextDay",
        "StoreForecastDay",
        "PublishForecast",
    ];

    private const int MostLines = 10;
    private const int LongestLine = 400;

    private RunStatus _status = new(Steps[0], 1, Steps.Length, 0, "Starting.");

    /// <summary>Enters the first step, before there is a run that a record could be of.</summary>
    public void Begin(string message)
    {
        log.Enter(Steps[0]);
        Set(new RunStatus(Steps[0], 1, Steps.Length, 0, message));
    }

    public Task EnterAsync(string step, string message)
    {
        int done = Array.IndexOf(Steps, step);
        log.Enter(step);
        Set(new RunStatus(step, done + 1, Steps.Length, 100 * done / Steps.Length, message));
        return log.WriteAsync();
    }

    public void WaitingFor(string job, string instance) => Set(_status with { Job = job, JobInstance = instance });

    /// <summary>A step that failed is tried again later.</summary>
    /// <param name="what">What is waited for and until when; null when it is over.</param>
    public void WaitsFor(string? what) => Set(_status with { Waiting = what });

    public void Within(int done, int of) =>
        Set(_status with { Percent = ((100 * (_status.Number - 1)) + (100 * done / of)) / Steps.Length });

    public void Published() => Set(_status with { Percent = 100, Message = "The forecast is published.", Job = null, JobInstance = null });

    // The record has all of it; a status has a bound.
    public void CouldNotUndo(IReadOnlyList<string> what) =>
        Set(_status with { NotUndone = [.. what.Take(MostLines).Select(line => line.Length > LongestLine ? line[..LongestLine] : line)] });

    private void Set(RunStatus status)
    {
        _status = status;
        context.SetCustomStatus(status);
    }
}
