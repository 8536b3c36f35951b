using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class ActivityTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Activities_one_after_another_hand_on_their_results(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Double", number => number * 2);
            options.AddOrchestrator("Chain", async context =>
            {
                int number = context.GetInput<int>();
                for (int i = 0; i < 5; i++)
                {
                    number = await context.CallActivityAsync<int>("Double", number);
                }

                return number;
            });
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 3);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(96, end.ReadOutputAs<int>());
        Assert.Equal(3, end.ReadInputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Activities_at_once_come_back_in_the_order_of_the_calls(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Square", number => number * number);
            options.AddOrchestrator("FanOut", context =>
                Task.WhenAll(Enumerable.Range(0, 100).Select(number => context.CallActivityAsync<int>("Square", number))));
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("FanOut");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(Enumerable.Range(0, 100).Select(number => number * number), end.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task An_exception_of_an_activity_reaches_the_orchestrator_as_TaskFailedException()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Break", string (string name) => throw new InvalidTimeZoneException(name, new FormatException("inner")));
            options.AddOrchestrator("Catching", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Break", "outer");
                }
                catch (TaskFailedException exception)
                {
                    return $"{exception.Message}|{exception.TaskName}|{exception.FailureDetails.ErrorType}"
                        + $"|{exception.FailureDetails.IsCausedBy<InvalidTimeZoneException>()}|{exception.FailureDetails.InnerFailure}";
                }
            });
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Catching");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(
            "Task 'Break' (#0) failed with an unhandled exception: outer|Break|System.InvalidTimeZoneException|True|System.FormatException: inner",
            end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_uncaught_failure_fails_the_orchestration_with_the_failure_of_the_activity_inside()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Break", string (string? _) => throw new InvalidTimeZoneException("no zone"));
            options.AddOrchestrator("Failing", context => context.CallActivityAsync("Break"));
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Failing");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", end.FailureDetails?.ErrorType);
        Assert.Equal("Task 'Break' (#0) failed with an unhandled exception: no zone", end.FailureDetails?.ErrorMessage);
        Assert.Equal("System.InvalidTimeZoneException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task An_unknown_activity_fails_its_task_and_is_not_retried()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Calling", async context =>
            {
                DateTime before = context.CurrentUtcDateTime;
                try
                {
                    await context.CallActivityAsync("Nowhere", options: new TaskOptions(new RetryPolicy(5, TimeSpan.FromHours(1))));
                    return "found";
                }
                catch (TaskFailedException exception) when (context.CurrentUtcDateTime == before)
                {
                    return exception.FailureDetails.ErrorMessage;
                }
            }));

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("There is no activity named 'Nowhere' in this app.", end.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_without_a_name_fails_the_orchestration(bool activity)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Calling", context => activity ? context.CallActivityAsync(default) : context.CallSubOrchestratorAsync(default)));

        OrchestrationMetadata end = await host.RunAsync("Calling");

        Assert.Equal("System.ArgumentNullException", end.FailureDetails?.ErrorType);
    }
}
