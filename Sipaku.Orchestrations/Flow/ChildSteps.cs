using Microsoft.DurableTask;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Steps of the orchestrators that a run starts.</summary>
internal static class ChildSteps
{
    /// <summary>Calls a step; its own line is what the run fails with, as it is for the run's own steps.</summary>
    /// <param name="context">The child's.</param>
    /// <param name="activity">The step.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="place">The child's place among those that run side by side.</param>
    public static async Task<T> CallStepAsync<T>(this TaskOrchestrationContext context, string activity, object input, int place = 0)
    {
        try
        {
            return await context.CallActivityAsync<T>(activity, input, StepRetry.Options(context.SetCustomStatus, place));
        }
        catch (TaskFailedException failure)
        {
            throw new RunFailedException(StepRetry.LineOf(failure));
        }
    }
}
