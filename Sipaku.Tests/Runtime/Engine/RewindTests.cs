using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class RewindTests
{
    [Fact]
    public async Task Rewind_runs_the_failed_activities_again_and_not_those_that_succeeded()
    {
        bool broken = true;
        List<int> runs = [];
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Work", int (int number) =>
            {
                lock (runs)
                {
                    runs.Add(number);
                }

                return broken && number % 2 == 1 ? throw new TimeoutException() : number;
            });
            options.AddOrchestrator("FanOut", async context =>
                (await Task.WhenAll(Enumerable.Range(0, 4).Select(number => context.CallActivityAsync<int>("Work", number)))).Sum());
        });
        OrchestrationMetadata failed = await host.RunAsync("FanOut", id: "one");

        broken = false;
        await host.Client.RewindInstanceAsync("one", "mended");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(6, end.ReadOutputAs<int>());
        Assert.Null(end.FailureDetails);
        Assert.Equal([0, 1, 1, 2, 3, 3], runs.Order());
    }

    [Fact]
    public async Task Rewind_takes_the_failed_sub_orchestration_back_and_keeps_the_retries_that_there_were()
    {
        bool broken = true;
        int runs = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Work", int (string? _) =>
            {
                runs++;
                return broken ? throw new TimeoutException() : 7;
            });
            options.AddOrchestrator("Child", context => context.CallActivityAsync<int>(
                "Work", options: new TaskOptions(new RetryPolicy(3, TimeSpan.FromMinutes(1)))));
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Child"));
        });
        await host.RunAsync("Parent", id: "parent");

        broken = false;
        await host.Client.RewindInstanceAsync("parent", "mended");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("parent", getInputsAndOutputs: true);

        Assert.Equal(7, end.ReadOutputAs<int>());
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task Rewind_gives_code_that_failed_by_itself_its_last_event_again()
    {
        bool broken = true;
        int runs = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("Work", number => number + Interlocked.Increment(ref runs));
            options.AddOrchestrator("Buggy", async context =>
            {
                int result = await context.CallActivityAsync<int>("Work", 4);
                return broken ? throw new InvalidOperationException("bug") : result;
            });
        });
        OrchestrationMetadata failed = await host.RunAsync("Buggy");
        string id = failed.InstanceId;

        broken = false;
        await host.Client.RewindInstanceAsync(id, "mended");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(5, end.ReadOutputAs<int>());
        Assert.Equal(1, runs);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(id, "again"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("nobody", "why"));
    }
}
