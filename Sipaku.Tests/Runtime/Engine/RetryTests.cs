using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class RetryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_retry_policy_waits_longer_each_time_up_to_its_limit(bool replayEveryTurn)
    {
        List<TimeSpan> attempts = [];
        DurableTestHost? host = null;
        await using (host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity("Fail", int (string? _) =>
            {
                attempts.Add(host!.Clock.GetUtcNow() - options.StartTime);
                throw new TimeoutException();
            });
            options.AddOrchestrator("Retrying", context => context.CallActivityAsync<int>(
                "Fail", options: new TaskOptions(new RetryPolicy(5, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(30)))));
        }))
        {
            OrchestrationMetadata end = await host.RunAsync("Retrying");

            Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
            Assert.Equal([0, 10, 30, 60, 90], attempts.Select(attempt => attempt.TotalSeconds));
        }
    }

    [Fact]
    public async Task A_retry_policy_gives_up_when_its_time_is_up()
    {
        int attempts = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Fail", int (string? _) =>
            {
                attempts++;
                throw new TimeoutException();
            });
            options.AddOrchestrator("Retrying", context => context.CallActivityAsync<int>(
                "Fail", options: new TaskOptions(new RetryPolicy(100, TimeSpan.FromMinutes(1), retryTimeout: TimeSpan.FromMinutes(3)))));
        });

        await host.RunAsync("Retrying");

        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task A_policy_that_does_not_handle_a_failure_does_not_retry_it()
    {
        int attempts = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("Fail", int (string? _) => ++attempts == 1 ? throw new TimeoutException() : throw new FormatException());
            options.AddOrchestrator("Retrying", context => context.CallActivityAsync<int>(
                "Fail",
                options: new TaskOptions(new RetryPolicy(10, TimeSpan.FromMinutes(1)) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() })));
        });

        OrchestrationMetadata end = await host.RunAsync("Retrying");

        Assert.Equal(2, attempts);
        Assert.Equal("System.FormatException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_retry_handler_decides_with_attempt_failure_and_time_and_may_wait_itself(bool replayEveryTurn)
    {
        int attempts = 0;
        List<string> asked = [];
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity("Fail", string (string? _) => ++attempts < 4 ? throw new TimeoutException($"try {attempts}") : "done");
            options.AddOrchestrator("Retrying", context => context.CallActivityAsync<string>("Fail", options: TaskOptions.FromRetryHandler(async retry =>
            {
                if (!retry.OrchestrationContext.IsReplaying)
                {
                    asked.Add($"{retry.LastAttemptNumber} {retry.LastFailure.ErrorMessage} {retry.TotalRetryTime.TotalMinutes}");
                }

                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(retry.LastAttemptNumber), CancellationToken.None);
                return true;
            })));
        });

        OrchestrationMetadata end = await host.RunAsync("Retrying");

        Assert.Equal("done", end.ReadOutputAs<string>());
        Assert.Equal(["1 try 1 0", "2 try 2 1", "3 try 3 3"], asked);
    }
}
