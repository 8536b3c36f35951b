using Microsoft.DurableTask.Client;
using Xunit;

namespace Sipaku.Tests.VirtualTime;

public class ContinueAsNewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_WhenItContinuesAsNew_TakesUnreadEventsAlong_AndItsTimeGoesOn(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Count", async context =>
            {
                int life = context.GetInput<int>();
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                if (life < 3)
                {
                    context.ContinueAsNew(life + 1);
                    return null;
                }

                return $"{context.CurrentUtcDateTime:O} {await context.WaitForExternalEvent<string>("Word")}";
            });
        });
        string id = await host.StartAsync("Count", 1);
        await host.Client.RaiseEventAsync(id, "Word", "kept");

        OrchestrationMetadata end = await host.EndAsync(id);

        Assert.Equal("2030-01-01T03:00:00.0000000Z kept", end.ReadOutputAs<string>());
        Assert.Equal(TimeSpan.FromHours(1), end.LastUpdatedAt - end.CreatedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CustomStatus_WhenTheRunHasContinuedAsNew_IsGoneAtTheNextTurn(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Status", async context =>
            {
                if (context.GetInput<bool>())
                {
                    context.SetCustomStatus("first life");
                    context.ContinueAsNew(false);
                    return;
                }

                await context.WaitForExternalEvent<string>("One");
                await context.WaitForExternalEvent<string>("Two");
            });
        });
        string id = await host.StartAsync("Status", true);
        await host.WhenIdleAsync();
        Assert.Equal("first life", (await host.Client.GetInstanceAsync(id, true))!.ReadCustomStatusAs<string>());

        await host.Client.RaiseEventAsync(id, "One");
        await host.WhenIdleAsync();

        Assert.Null((await host.Client.GetInstanceAsync(id, true))!.ReadCustomStatusAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_WhenItContinuesAsNewWithATimerOpen_IsReported_AndWithACancelledOneIsNot(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Leave", async context =>
            {
                (bool first, bool cancel) = (context.GetInput<string>() != "again", context.GetInput<string>() == "cancel");
                if (!first)
                {
                    return;
                }

                using CancellationTokenSource heard = new();
                Task timer = context.CreateTimer(TimeSpan.FromHours(1), heard.Token);
                await Task.WhenAny(timer, context.WaitForExternalEvent<string>("Go"));
                if (cancel)
                {
                    heard.Cancel();
                }

                context.ContinueAsNew("again");
            });
        });
        string good = await host.StartAsync("Leave", "cancel");
        await host.Client.RaiseEventAsync(good, "Go");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.EndAsync(good)).RuntimeStatus);

        string bad = await host.StartAsync("Leave", "leave", "bad");
        await host.Client.RaiseEventAsync(bad, "Go");
        InvalidOperationException report = await Assert.ThrowsAsync<InvalidOperationException>(() => host.EndAsync(bad));

        Assert.StartsWith("The orchestrator of instance bad continues as new while a timer", report.Message, StringComparison.Ordinal);
    }
}
