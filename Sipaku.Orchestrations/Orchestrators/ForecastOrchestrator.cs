using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Orchestrations.Orchestrators;

/// <summary>From the station's readings to a published six-day forecast; <see cref="ForecastRun"/> has the steps.</summary>
public static class ForecastOrchestrator
{
    /// <summary>
    /// Takes a <see cref="ForecastRequest"/>, or none where the settings are to say it all. The instance's id is the run's id, the one that all external names come from.
    /// Its custom status is a <see cref="RunStatus"/>.
    /// </summary>
    /// <returns>Published, blocked, rejected or cancelled. A run that failed throws <see cref="RunFailedException"/>.</returns>
    [Function(nameof(ForecastOrchestrator))]
    public static async Task<RunOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ForecastRequest wanted = context.GetInput<ForecastRequest>() ?? new();
        ForecastRun run = new(context);
        RunEnd end = new(RunState.Failed);
        try
        {
            end = await PublishAsync(run, wanted);
        }
        catch (RunCancelledException cancelled)
        {
            end = new RunEnd(RunState.Cancelled, cancelled.Message);
        }
        catch (RunBlockedException blocked)
        {
            end = new RunEnd(RunState.Blocked, blocked.Reasons);
        }
        catch (TaskFailedException failure)
        {
            end = new RunEnd(RunState.Failed, StepRetry.LineOf(failure));
            throw new RunFailedException(end.Reasons[0]);
        }
        catch (RunFailedException failure)
        {
            end = new RunEnd(RunState.Failed, failure.Message);
            throw;
        }
        finally
        {
            await run.CleanUpAsync(end);
        }

        return new RunOutcome(end.State.ToString(), end.Reasons, run.NotUndone);
    }

    private static async Task<RunEnd> PublishAsync(ForecastRun run, ForecastRequest wanted)
    {
        LockAttempt attempt = await run.AcquireAsync(wanted);
        if (!attempt.Acquired)
        {
            return new RunEnd(RunState.Rejected, $"Run {attempt.Lock.RunId} is under way.");
        }

        DumpSummary dump = await run.DumpSensorDataAsync();
        FeatureSummary features = await run.BuildFeaturesAsync(dump);
        await run.CheckDataAsync(features);
        BacktestReport backtest = await run.BacktestAsync();
        TrainedModel model = await run.TrainModelAsync(features, backtest.Scale);
        DeployRequest deployment = await run.DeployEndpointAsync(model);
        IReadOnlyList<ForecastDay> days = await run.PredictDaysAsync(deployment, features, backtest);
        await run.StoreDaysAsync(days);
        await run.PublishAsync(days, features, backtest, model);
        return new RunEnd(RunState.Published, "The forecast is published.");
    }
}
