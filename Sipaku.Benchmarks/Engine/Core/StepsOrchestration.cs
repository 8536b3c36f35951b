using DurableTask.Core;

namespace Sipaku.Benchmarks.Engine.Core;

/// <summary><see cref="Workload.Orchestration"/> for the framework alone.</summary>
internal sealed class StepsOrchestration : TaskOrchestration<string, int[]>
{
    public override async Task<string> RunTask(OrchestrationContext context, int[] input)
    {
        for (int i = 0; i < input[0]; i++)
        {
            await context.ScheduleTask<string>(Workload.Activity, "", "hello");
        }

        await Task.WhenAll(Enumerable.Range(0, input[1]).Select(_ => context.ScheduleTask<string>(Workload.Activity, "", "hello")));
        return "done";
    }
}
