using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class SubOrchestrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sub_orchestration_gives_its_result_and_knows_its_parent(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Child", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(5), CancellationToken.None);
                return $"{context.GetInput<string>()} of {context.Parent?.Name} {context.Parent?.InstanceId} as {context.InstanceId}, version {context.Version}";
            });
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync<string>(
                "child", "child", new SubOrchestrationOptions(instanceId: "the-child") { Version = "2.0" }));
        });

        OrchestrationMetadata end = await host.RunAsync("Parent", id: "the-parent");

        Assert.Equal("child of Parent the-parent as the-child, version 2.0", end.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await host.StatusAsync("the-child"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_sub_orchestration_throws_and_a_retry_is_the_same_instance_again(bool replayEveryTurn)
    {
        int tries = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity("Try", int (string? _) => Interlocked.Increment(ref tries) < 3 ? throw new TimeoutException("not yet") : tries);
            options.AddOrchestrator("Child", async context => $"{context.InstanceId} {await context.CallActivityAsync<int>("Try")}");
            options.AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Child", options: new SubOrchestrationOptions(new RetryPolicy(3, TimeSpan.FromMinutes(1)), "again")));
        });
        DateTimeOffset start = host.Clock.GetUtcNow();

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal("again 3", end.ReadOutputAs<string>());
        Assert.Equal(TimeSpan.FromMinutes(2), host.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task The_failure_of_a_sub_orchestration_names_what_it_failed_of()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Child", Task (_) => throw new TimeoutException("too late"));
            options.AddOrchestrator("Parent", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "no failure";
                }
                catch (TaskFailedException exception)
                {
                    return $"{exception.TaskName} {exception.FailureDetails.IsCausedBy<TimeoutException>()} {exception.FailureDetails.ErrorMessage}";
                }
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal("Child True too late", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_that_still_runs_is_not_taken_for_a_sub_orchestration()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Waiting", context => context.WaitForExternalEvent<string>("never"));
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync("Waiting", options: new SubOrchestrationOptions(instanceId: "taken")));
        });
        await host.StartAsync("Waiting", id: "taken");

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'taken' already exists", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_hears_that_the_sub_orchestration_it_waits_for_was_replaced()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Child", context => context.WaitForExternalEvent<int>("never"));
            options.AddOrchestrator("Other", context => Task.FromResult(1));
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Child", options: new SubOrchestrationOptions(instanceId: "child")));
        });
        string parent = await host.StartAsync("Parent");

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Other", null, new StartOrchestrationOptions("child") { DedupeStatuses = [] });
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(parent, getInputsAndOutputs: true);

        Assert.Equal("The sub-orchestration 'child' was terminated.", end.FailureDetails?.InnerFailure?.ErrorMessage);
    }

    [Fact]
    public async Task Fifty_sub_orchestrations_at_once_come_back()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("Square", number => number * number);
            options.AddOrchestrator("Child", context => context.CallActivityAsync<int>("Square", context.GetInput<int>()));
            options.AddOrchestrator("Parent", async context =>
                (await Task.WhenAll(Enumerable.Range(0, 50).Select(number => context.CallSubOrchestratorAsync<int>("Child", number)))).Sum());
        });

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal(Enumerable.Range(0, 50).Sum(number => number * number), end.ReadOutputAs<int>());
    }
}
