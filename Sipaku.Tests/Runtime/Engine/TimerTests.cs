using System.Diagnostics;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class TimerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timer_of_six_hours_lets_six_hours_pass_for_the_orchestrator_only(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Sleeper", async context =>
            {
                DateTime before = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromHours(6), CancellationToken.None);
                return context.CurrentUtcDateTime - before;
            });
        });
        long started = Stopwatch.GetTimestamp();

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sleeper");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(TimeSpan.FromHours(6), end.ReadOutputAs<TimeSpan>());
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_clock_stands_still_while_nobody_waits()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Sleeper", context => context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None)));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sleeper");

        await host.AdvanceAsync(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        OrchestrationMetadata? before = await host.Client.GetInstanceAsync(id);
        await host.AdvanceAsync(TimeSpan.FromTicks(1));
        await host.WhenIdleAsync();
        OrchestrationMetadata? after = await host.Client.GetInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Running, before?.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, after?.RuntimeStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_timer_loses_a_race_and_costs_no_time(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Racing", async context =>
            {
                using CancellationTokenSource cancel = new();
                Task timer = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
                Task<int> work = context.CallActivityAsync<int>("Work", 7);
                bool inTime = await Task.WhenAny(timer, work) == work;
                cancel.Cancel();
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return $"{inTime} {timer.IsCanceled} {await work}";
            });
        });
        DateTimeOffset start = host.Clock.GetUtcNow();

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Racing");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("True True 7", end.ReadOutputAs<string>());
        Assert.Equal(start + TimeSpan.FromMinutes(1), host.Clock.GetUtcNow());
    }
}
