using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Tells anyone who watches the instance where the run is.</summary>
internal sealed class RunProgress(TaskOrchestrationContext context)
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

    private RunStatus _status = new(Steps[0], 1, Steps.Length, 0, "Starting.");

    public void Enter(string step, string message)
    {
        int done = Array.IndexOf(Steps, step);
        Set(new RunStatus(step, done + 1, Steps.Length, 100 * done / Steps.Length, message));
    }

    public void WaitingFor(string job) => Set(_status with { Job = job });

    /// <summary>A step that failed is tried again later.</summary>
    /// <param name="what">What is waited for and until when; null when it is over.</param>
    public void WaitsFor(string? what) => Set(_status with { Waiting = what });

    public void Within(int done, int of) =>
        Set(_status with { Percent = ((100 * (_status.Number - 1)) + (100 * done / of)) / Steps.Length });

    public void Published() => Set(_status with { Percent = 100, Message = "The forecast is published.", Job = null });

    public void CouldNotUndo(IReadOnlyList<string> what) => Set(_status with { NotUndone = what });

    private void Set(RunStatus status)
    {
        _status = status;
        context.SetCustomStatus(status);
    }
}
