using Microsoft.DurableTask;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Steps of the orchestrators that a run starts.</summary>
internal static class ChildSteps
{
    /// <summary>Calls a step; its own line is what the run fails with, as it is for the run's own steps.</summary>
    public static async Task<T> CallStepAsync<T>(this TaskOrchestrationContext context, string activity, object input)
    {
        try
        {
            return await context.CallActivityAsync<T>(activity, input, StepRetry.Options(context.SetCustomStatus));
        }
        catch (TaskFailedException failure)
        {
            throw new RunFailedException(StepRetry.LineOf(failure));
        }
    }
}
