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
        string outcome = RunOutcome.Published;
        string reason = "The forecast is published.";
        try
        {
            LockAttempt attempt = await run.AcquireAsync(wanted);
            if (!attempt.Acquired)
            {
                return new RunOutcome(RunOutcome.Rejected, $"Run {attempt.Lock.RunId} is under way.", []);
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
        }
        catch (RunCancelledException cancelled)
        {
            (outcome, reason) = (RunOutcome.Cancelled, cancelled.Message);
        }
        catch (RunBlockedException blocked)
        {
            (outcome, reason) = (RunOutcome.Blocked, blocked.Message);
        }
        catch (TaskFailedException failure)
        {
            throw new RunFailedException(StepRetry.LineOf(failure));
        }
        finally
        {
            await run.CleanUpAsync();
        }

        return new RunOutcome(outcome, reason, run.NotUndone);
    }
}
