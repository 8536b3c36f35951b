using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class DeterminismTests
{
    [Theory]
    [InlineData("other", "as event 2 the history holds TaskScheduled 'First', but the code asked for TaskScheduled 'Other'.")]
    [InlineData("timer", "as event 2 the history holds TaskScheduled 'First', but the code asked for TimerCreated.")]
    [InlineData("nothing", "as event 2 the history holds TaskScheduled 'First', but the code asked for nothing.")]
    [InlineData("more", "as event 3 the history holds TaskCompleted, but the code asked for TaskScheduled 'Other'.")]
    public async Task Code_that_does_not_match_its_history_fails_and_says_where(string change, string expected)
    {
        string now = "first";
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("First", number => number);
            options.AddActivity<int, int>("Other", number => number);
            options.AddOrchestrator("Changing", async context =>
            {
                if (now is "first" or "more")
                {
                    Task<int> first = context.CallActivityAsync<int>("First", 1);
                    Task other = now == "more" ? context.CallActivityAsync<int>("Other", 1) : Task.CompletedTask;
                    await Task.WhenAll(first, other);
                }
                else if (now == "other")
                {
                    await context.CallActivityAsync<int>("Other", 1);
                }
                else if (now == "timer")
                {
                    await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                }

                await context.WaitForExternalEvent<int>("go");
            });
        });
        await host.StartAsync("Changing", id: "one");

        now = change;
        await host.Client.RaiseEventAsync("one", "go", 1);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("DurableTask.Core.Exceptions.NonDeterministicOrchestrationException", end.FailureDetails?.ErrorType);
        Assert.StartsWith("Instance 'one' of orchestrator 'Changing' does not match its history: " + expected, end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_await_of_something_foreign_fails_the_instance_and_names_it(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Foreign", async context =>
            {
                await context.CallActivityAsync<int>("Work", 1);
                await Task.Delay(TimeSpan.FromMilliseconds(1));
                await context.CallActivityAsync<int>("Work", 2);
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Foreign", id: "one");

        Assert.Equal("System.InvalidOperationException", end.FailureDetails?.ErrorType);
        Assert.StartsWith(
            "Orchestrator 'Foreign' (instance 'one') awaited something that is not a durable task, after event 3 (TaskCompleted of 'Work').",
            end.FailureDetails?.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_await_beside_a_durable_one_is_found_when_it_comes_back()
    {
        TaskCompletionSource foreign = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = false;
            options.AddOrchestrator("Foreign", async context =>
            {
                Task<int> never = context.WaitForExternalEvent<int>("never");
                await foreign.Task;
                await never;
            });
        });
        await host.StartAsync("Foreign", id: "one");

        foreign.SetResult();
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);

        Assert.Contains("(instance 'one') awaited something that is not a durable task", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigureAwait_false_is_found_where_the_context_is_used_after_it()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = false;
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Leaving", async context =>
            {
                await context.CallActivityAsync<int>("Work", 1).ConfigureAwait(false);
                await context.CallActivityAsync<int>("Work", 2).ConfigureAwait(false);
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Leaving");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException", end.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task ContinueWith_and_Task_Factory_stay_in_the_orchestrators_turn()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = false;
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Continuing", async context =>
            {
                int more = await context.CallActivityAsync<int>("Work", 1).ContinueWith(
                    work => context.CallActivityAsync<int>("Work", work.Result + 1), TaskScheduler.Current).Unwrap();
                return await Task.Factory.StartNew(
                    () => context.CallActivityAsync<int>("Work", more + 1), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current).Unwrap();
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Continuing");

        Assert.Null(end.FailureDetails);
        Assert.Equal(3, end.ReadOutputAs<int>());
    }
}
