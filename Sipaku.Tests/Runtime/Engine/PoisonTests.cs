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
    public async Task An_orchestrator_that_kills_the_process_is_parked_while_others_go_on()
    {
        using TemporaryFolder folder = new();
        using SemaphoreSlim killed = new(0);
        using ManualResetEventSlim never = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Poisoned"] = _ =>
        {
            killed.Release();
            never.Wait();
            return Task.FromResult<object?>(null);
        };
        functions.Orchestrators["Bystander"] = async context => await context.WaitForExternalEvent<string>("Go");

        string id = string.Empty;
        string other = string.Empty;
        for (int process = 0; process < Deaths; process++)
        {
            FileEngine dying = new(folder.Path, functions);
            if (process == 0)
            {
                other = await dying.Client.ScheduleNewOrchestrationInstanceAsync("Bystander");
                id = await dying.Client.ScheduleNewOrchestrationInstanceAsync("Poisoned");
            }

            await killed.WaitAsync();
            dying.Kill();
        }

        await using FileEngine last = new(folder.Path, functions);
        OrchestrationMetadata end = await last.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        await last.Client.RaiseEventAsync(other, "Go", "went on");
        OrchestrationMetadata otherEnd = await last.Client.WaitForInstanceCompletionAsync(other, getInputsAndOutputs: true);
        never.Set();

        Assert.Equal("PoisonOrchestrator", end.FailureDetails!.ErrorType);
        Assert.Equal("went on", otherEnd.ReadOutputAs<string>());
        Assert.Equal(0, killed.CurrentCount);
    }

    [Fact]
    public async Task An_orchestrator_that_came_back_once_is_no_suspect_any_more()
    {
        using TemporaryFolder folder = new();
        using SemaphoreSlim entered = new(0);
        using ManualResetEventSlim release = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Slow"] = async context =>
        {
            entered.Release();
            release.Wait();
            return await context.WaitForExternalEvent<string>("Go");
        };

        string id = string.Empty;
        for (int process = 0; process < ActivityDispatcher.SuspectAfter; process++)
        {
            FileEngine dying = new(folder.Path, functions);
            id = process == 0 ? await dying.Client.ScheduleNewOrchestrationInstanceAsync("Slow") : id;
            await entered.WaitAsync();
            dying.Kill();
        }

        release.Set();
        for (int process = 0; process <= ActivityDispatcher.ParkAfter; process++)
        {
            await using FileEngine living = new(folder.Path, functions);
            await living.Client.RaiseEventAsync(id, "Other", process);
            await living.Engine.Core.Work.WhenIdleAsync();
        }

        await using FileEngine last = new(folder.Path, functions);
        await last.Client.RaiseEventAsync(id, "Go", "well");

        Assert.Equal("well", (await last.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<string>());
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
