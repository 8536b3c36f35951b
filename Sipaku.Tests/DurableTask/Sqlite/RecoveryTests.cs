using System.Collections.Concurrent;
using DurableTask.Core;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reopen_WhenAnOrchestrationWaits_ShouldGoOnAndRunNoFinishedActivityAgain(bool sessions)
    {
        ConcurrentDictionary<string, int> runs = new();
        await using TaskHub hub = new(sessions);
        hub.Activity("Work", name =>
        {
            runs.AddOrUpdate(name, 1, (_, count) => count + 1);
            return name;
        });
        hub.Orchestration("Child", async (context, _, self) =>
        {
            await self.WaitForEvent("child-go");
            return $"\"{await context.ScheduleTask<string>("Work", string.Empty, "in child")}\"";
        });
        hub.Orchestration("Parent", async (context, _, self) =>
        {
            string before = await context.ScheduleTask<string>("Work", string.Empty, "before");
            string child = await context.CreateSubOrchestrationInstance<string>("Child", string.Empty, "child", "x");
            await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(50), "x");
            return $"{before}, {child}, {await self.WaitForEvent("go")}";
        });
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Parent", "parent");
        await hub.UntilAsync("child", OrchestrationStatus.Running);

        await hub.ReopenAsync();
        await hub.RaiseAsync("child", "child-go", "1");
        await hub.WaitAsync("child");
        await hub.ReopenAsync();
        await hub.RaiseAsync("parent", "go", "7");
        await hub.ReopenAsync();

        Assert.Equal("before, in child, 7", (await hub.WaitAsync("parent", created.ExecutionId)).Output);
        Assert.Equal((1, 1), (runs["before"], runs["in child"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_WhenOrchestratorsWait_ShouldRunNoneOfTheirFinallyBlocks(bool sessions)
    {
        ConcurrentQueue<string> ended = new();
        TaskCompletionSource never = new();
        await using TaskHub hub = new(sessions, options => options.ExtendedSessionIdleTimeout = TimeSpan.FromMilliseconds(1));
        hub.Activity("Slow", async (_, input) =>
        {
            await never.Task;
            return input;
        });
        Guarded("OnActivity", (context, _) => context.ScheduleTask<string>("Slow", string.Empty, "x"));
        Guarded("OnTimer", (context, _) => context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), "x"));
        Guarded("OnEvent", (_, self) => self.WaitForEvent("never"));
        Guarded("OnChild", (context, _) => context.CreateSubOrchestrationInstance<string>("OnEvent", string.Empty, "child", "x"));
        await hub.StartAsync();
        foreach (string name in new[] { "OnActivity", "OnTimer", "OnEvent", "OnChild" })
        {
            await hub.CreateAsync(name, name);
            await hub.UntilAsync(name, OrchestrationStatus.Running);
        }

        await hub.ReopenAsync();
        await hub.StopAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Empty(ended);

        void Guarded(string name, Func<OrchestrationContext, FunctionOrchestration, Task<string>> wait) => hub.Orchestration(name, async (context, _, self) =>
        {
            try
            {
                return await wait(context, self);
            }
            finally
            {
                ended.Enqueue(name);
            }
        });
    }
}
