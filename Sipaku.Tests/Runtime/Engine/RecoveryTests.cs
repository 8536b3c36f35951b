using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class RecoveryTests
{
    [Fact]
    public async Task After_a_restart_everything_goes_on_and_a_finished_activity_is_not_run_again()
    {
        ConcurrentDictionary<string, int> runs = new();
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<string, string>("Work", name =>
            {
                runs.AddOrUpdate(name, 1, (_, count) => count + 1);
                return name;
            });
            options.AddOrchestrator("Child", async context =>
            {
                await context.WaitForExternalEvent<int>("child-go");
                return await context.CallActivityAsync<string>("Work", "in child");
            });
            options.AddOrchestrator("Parent", async context =>
            {
                string before = await context.CallActivityAsync<string>("Work", "before");
                string child = await context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"));
                await context.CreateTimer(TimeSpan.FromHours(5), CancellationToken.None);
                int number = await context.WaitForExternalEvent<int>("go");
                return $"{before}, {child}, {number}";
            });
        });
        await host.StartAsync("Parent", id: "parent");

        await host.RestartAsync();
        await host.Client.RaiseEventAsync("child", "child-go", 1);
        await host.Client.RaiseEventAsync("parent", "go", 7);
        await host.WhenIdleAsync();
        await host.RestartAsync();
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("parent", getInputsAndOutputs: true);

        Assert.Equal("before, in child, 7", end.ReadOutputAs<string>());
        Assert.All(runs.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task An_activity_that_was_running_is_run_again_and_its_late_result_is_dropped()
    {
        int runs = 0;
        TaskCompletionSource firstStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<string?, int>("Slow", async (_, cancellation) =>
            {
                int run = Interlocked.Increment(ref runs);
                if (run == 1)
                {
                    firstStarted.SetResult();
                    await new TaskCompletionSource().Task.WaitAsync(cancellation);
                }

                return run;
            });
            options.AddOrchestrator("Calling", context => context.CallActivityAsync<int>("Slow"));
        });
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        await firstStarted.Task;

        await host.RestartAsync();
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(2, end.ReadOutputAs<int>());
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task No_finally_of_an_orchestrator_runs_because_a_host_stops_or_makes_room()
    {
        List<string> finallies = [];
        DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = true;
            options.AddActivity<string?, int>("Slow", async (_, cancellation) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellation);
                return 0;
            });
            Func<TaskOrchestrationContext, Func<Task>, Task> guarded = async (context, wait) =>
            {
                try
                {
                    await wait();
                }
                catch (Exception exception)
                {
                    finallies.Add($"catch {exception}");
                }
                finally
                {
                    finallies.Add(context.Name);
                }
            };
            options.AddOrchestrator("OnActivity", context => guarded(context, () => context.CallActivityAsync<int>("Slow")));
            options.AddOrchestrator("OnTimer", context => guarded(context, () => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None)));
            options.AddOrchestrator("OnEvent", context => guarded(context, () => context.WaitForExternalEvent<int>("never", TimeSpan.FromDays(2))));
            options.AddOrchestrator("OnChild", context => guarded(context, () => context.CallSubOrchestratorAsync("OnEvent")));
        });
        foreach (string name in new[] { "OnTimer", "OnEvent", "OnChild", "OnActivity" })
        {
            string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(name);
            await host.Client.WaitForInstanceStartAsync(id);
        }

        await host.RestartAsync();
        await host.DisposeAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Empty(finallies);
    }
}
