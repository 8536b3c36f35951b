using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sipaku.Tests.App;

/// <summary>Code that ends its worker, and code that is at work when the worker ends or the host stops.</summary>
public static class DeadlyFunctions
{
    /// <summary>What the death of its worker is to whoever called an activity.</summary>
    [Function(nameof(DiesInActivity))]
    public static async Task<string> DiesInActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(Die), context.InstanceId);
            return "survived";
        }
        catch (TaskFailedException exception)
        {
            return exception.FailureDetails.ErrorType;
        }
    }

    [Function(nameof(AlwaysDiesInActivity))]
    public static Task AlwaysDiesInActivity([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(
        nameof(Die), context.InstanceId, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(1))));

    [Function(nameof(DiesInTurnOnce))]
    public static string DiesInTurnOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (Marks.TryLeave(context.InstanceId))
        {
            Process.GetCurrentProcess().Kill();
        }

        return "survived";
    }

    [Function(nameof(AlwaysDiesInTurn))]
    public static void AlwaysDiesInTurn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        File.AppendAllText(Variables.Journal, $"{context.InstanceId}\n");
        Process.GetCurrentProcess().Kill();
    }

    [Function(nameof(Die))]
    public static void Die([ActivityTrigger] string id)
    {
        File.AppendAllText(Variables.Journal, $"{id}\n");
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Works until it may end, waits for an event, and leaves a mark when it ends in whichever way.</summary>
    [Function(nameof(Works))]
    public static async Task<int> Works([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<int>(nameof(Work), context.InstanceId) + await context.WaitForExternalEvent<int>("Go");
        }
        finally
        {
            Marks.TryLeave($"{context.InstanceId}.finally");
        }
    }

    [Function(nameof(Work))]
    public static async Task<int> Work([ActivityTrigger] string id)
    {
        await File.AppendAllTextAsync(Variables.Journal, $"{id}\n");
        await Marks.AwaitAsync($"{id}.open");
        return 1;
    }
}
