using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Activities;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class PoisonTests
{
    private const int Deaths = ActivityDispatcher.SuspectAfter + ActivityDispatcher.ParkAfter;

    [Fact]
    public async Task An_activity_that_kills_the_process_is_run_alone_and_then_parked_while_others_go_on()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int poisonStarts = 0;
        int bystanders = 0;
        DelegateFunctions functions = new();
        functions.Orchestrators["Poisoned"] = async context =>
        {
            Task<string> bystander = context.CallActivityAsync<string>("Bystander");
            try
            {
                await context.CallActivityAsync<string>("Poison");
                return "survived";
            }
            catch (Microsoft.DurableTask.TaskFailedException exception)
            {
                return $"{await bystander} {exception.FailureDetails.ErrorType}";
            }
        };
        functions.Activities["Poison"] = async (_, _) =>
        {
            Interlocked.Increment(ref poisonStarts);
            killed.TrySetResult();
            await new TaskCompletionSource().Task;
            return null;
        };
        functions.Activities["Bystander"] = (_, _) =>
        {
            Interlocked.Increment(ref bystanders);
            return Task.FromResult<string?>("\"bystander\"");
        };

        string id = string.Empty;
        for (int process = 0; process < Deaths; process++)
        {
            FileEngine dying = new(folder.Path, functions);
            id = process == 0 ? await dying.Client.ScheduleNewOrchestrationInstanceAsync("Poisoned") : id;
            await killed.Task;
            killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            dying.Kill();
        }

        await using FileEngine last = new(folder.Path, functions);
        OrchestrationMetadata end = await last.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("bystander PoisonActivity", end.ReadOutputAs<string>());
        Assert.Equal(Deaths, poisonStarts);
        Assert.InRange(bystanders, 1, Deaths);
    }

    [Fact]
    public async Task An_activity_that_is_only_waiting_while_processes_die_is_not_blamed()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool release = false;
        int innocent = 0;
        DelegateFunctions functions = new();
        functions.Orchestrators["Queue"] = async context =>
        {
            Task first = context.CallActivityAsync("Blocking");
            await Task.WhenAll(first, context.CallActivityAsync("Innocent"));
            return "done";
        };
        functions.Activities["Blocking"] = async (_, _) =>
        {
            running.TrySetResult();
            if (!release)
            {
                await new TaskCompletionSource().Task;
            }

            return null;
        };
        functions.Activities["Innocent"] = (_, _) =>
        {
            Interlocked.Increment(ref innocent);
            return Task.FromResult<string?>(null);
        };

        string id = string.Empty;
        for (int process = 0; process < 4; process++)
        {
            FileEngine dying = new(folder.Path, functions, options => options.MaxConcurrentActivities = 1);
            id = process == 0 ? await dying.Client.ScheduleNewOrchestrationInstanceAsync("Queue") : id;
            await running.Task;
            running = new(TaskCreationOptions.RunContinuationsAsynchronously);
            dying.Kill();
        }

        release = true;
        await using FileEngine last = new(folder.Path, functions, options => options.MaxConcurrentActivities = 1);
        OrchestrationMetadata end = await last.Client.WaitForInstanceCompletionAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(1, innocent);
    }
}
