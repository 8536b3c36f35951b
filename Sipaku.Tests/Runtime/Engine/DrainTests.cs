using System.Diagnostics;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class DrainTests
{
    [Fact]
    public async Task A_stop_lets_a_quick_activity_end_and_its_result_is_kept()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        DelegateFunctions functions = new();
        functions.Orchestrators["Calling"] = async context =>
            await context.CallActivityAsync<int>("Work") + await context.WaitForExternalEvent<int>("go");
        functions.Activities["Work"] = async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            started.SetResult();
            await finish.Task;
            return "1";
        };
        FileEngine first = new(folder.Path, functions);
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        await started.Task;

        Task stopping = first.Engine.StopAsync();
        finish.SetResult();
        await stopping;
        await using FileEngine second = new(folder.Path, functions);
        await second.Client.RaiseEventAsync(id, "go", 2);
        OrchestrationMetadata end = await second.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(3, end.ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_stop_cancels_an_activity_which_is_no_failure_and_runs_again_at_the_next_start()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        DelegateFunctions functions = new();
        functions.Orchestrators["Calling"] = async context => await context.CallActivityAsync<int>("Work");
        functions.Activities["Work"] = async (_, stop) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await using CancellationTokenRegistration registration = stop.Register(() => never.SetCanceled(stop));
                started.SetResult();
                await never.Task;
            }

            return "7";
        };
        FileEngine first = new(folder.Path, functions);
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        await started.Task;

        await first.DisposeAsync();
        await using FileEngine second = new(folder.Path, functions);
        OrchestrationMetadata end = await second.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(7, end.ReadOutputAs<int>());
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_the_drain_for_an_activity_that_does_not_listen()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DelegateFunctions functions = new();
        functions.Orchestrators["Calling"] = async context => await context.CallActivityAsync<int>("Work");
        functions.Activities["Work"] = async (_, _) =>
        {
            started.TrySetResult();
            await new TaskCompletionSource().Task;
            return null;
        };
        FileEngine engine = new(folder.Path, functions, options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        await started.Task;
        long before = Stopwatch.GetTimestamp();

        await engine.DisposeAsync();

        Assert.True(Stopwatch.GetElapsedTime(before) < TimeSpan.FromSeconds(30));
        await using FileEngine next = new(folder.Path, functions, options => options.DrainTimeout = TimeSpan.Zero);
        Assert.Empty(next.Engine.Core.Attempts);
    }
}
