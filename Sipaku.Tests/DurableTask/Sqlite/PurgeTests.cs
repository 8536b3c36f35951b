using DurableTask.Core;
using Microsoft.Extensions.Time.Testing;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class PurgeTests
{
    private static readonly string[] Tables = ["History", "Inbox", "Activities", "Inputs"];

    [Fact]
    public async Task PurgeByFilter_WhenSomeAreUnfinished_ShouldTakeTheFinishedOnesWithAllThatIsTheirs()
    {
        await using TaskHub hub = await MixAsync();

        PurgeResult all = await hub.Service.PurgeInstanceStateAsync(new PurgeInstanceFilter(default, null, null));

        Assert.Equal((3, null), (all.DeletedInstanceCount, all.IsComplete));
        Assert.Equal(["waits"], await hub.IdsAsync());
        Assert.Equal("[]", await hub.Service.GetOrchestrationHistoryAsync("done0", null));
        await hub.RaiseAsync("waits", "go", "x");
        await hub.WaitAsync("waits");
        Assert.Equal(1, (await hub.Service.PurgeInstanceStateAsync("waits")).DeletedInstanceCount);
        Assert.All(Tables, table => Assert.Equal(0, hub.Count(table)));
    }

    [Fact]
    public async Task PurgeByFilter_WhenThereIsATimeout_ShouldSayWhetherThatWasAll()
    {
        await using TaskHub hub = await MixAsync();

        PurgeResult result = await hub.Service.PurgeInstanceStateAsync(
            new PurgeInstanceFilter(default, DateTime.UtcNow.AddHours(1), [OrchestrationStatus.Completed, OrchestrationStatus.Running]) { Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal((3, true), (result.DeletedInstanceCount, result.IsComplete));
    }

    [Fact]
    public async Task PurgeByFilter_WhenTheTimeIsUp_ShouldStopAndSaySo()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await using TaskHub hub = new(configure: options => options.TimeProvider = time);
        for (int number = 0; number < 450; number++)
        {
            await hub.CreateAsync("Any", $"{number}");
            await hub.Service.ForceTerminateTaskOrchestrationAsync($"{number}", "enough");
        }

        PurgeResult part = await hub.Service.PurgeInstanceStateAsync(new PurgeInstanceFilter(default, null, null) { Timeout = TimeSpan.FromTicks(1) });
        PurgeResult rest = await hub.Service.PurgeInstanceStateAsync(new PurgeInstanceFilter(default, null, null) { Timeout = TimeSpan.FromHours(1) });

        Assert.Equal((false, true, 450), (part.IsComplete, rest.IsComplete, part.DeletedInstanceCount + rest.DeletedInstanceCount));
        Assert.True(rest.DeletedInstanceCount > 0);
    }

    [Fact]
    public async Task PurgeById_WhenItIsUnfinishedOrMissing_ShouldTakeNothing()
    {
        await using TaskHub hub = await MixAsync();

        Assert.Equal(0, (await hub.Service.PurgeInstanceStateAsync("waits")).DeletedInstanceCount);
        Assert.Equal(0, (await hub.Service.PurgeInstanceStateAsync("nobody")).DeletedInstanceCount);
        await hub.Client.PurgeOrchestrationInstanceHistoryAsync(DateTime.UtcNow.AddDays(1), OrchestrationStateTimeRangeFilterType.OrchestrationCompletedTimeFilter);
        Assert.Equal(["waits"], await hub.IdsAsync());
    }

    [Fact]
    public async Task Retention_WhenInstancesEndedLongerAgo_ShouldDeleteThemAndKeepTheOthers()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using TaskHub hub = new(configure: options =>
        {
            options.TimeProvider = time;
            options.Retention = TimeSpan.FromDays(7);
        });
        foreach (string id in new[] { "old", "young", "pending" })
        {
            await hub.CreateAsync("Any", id);
        }

        await hub.Service.ForceTerminateTaskOrchestrationAsync("old", "enough");
        time.Advance(TimeSpan.FromDays(6));
        await hub.Service.ForceTerminateTaskOrchestrationAsync("young", "enough");
        time.Advance(TimeSpan.FromDays(2));

        await Eventually.HoldsAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromMinutes(1));
                return (await hub.IdsAsync()).SequenceEqual(["young", "pending"]);
            },
            "The old instance was not deleted.");
    }

    /// <summary>Three that have ended and one that waits, with a timer that will never be due.</summary>
    private static async Task<TaskHub> MixAsync()
    {
        TaskHub hub = new();
        hub.Activity("Echo", input => input);
        hub.Orchestration("One", async (context, _) => await context.ScheduleTask<string>("Echo", string.Empty, "x"));
        hub.Orchestration("Wait", async (context, _, self) =>
        {
            using CancellationTokenSource cancel = new();
            Task<string> timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), "late", cancel.Token);
            await Task.WhenAny(timer, self.WaitForEvent("go"));
            cancel.Cancel();
            return "went";
        });
        await hub.StartAsync();
        for (int number = 0; number < 3; number++)
        {
            await hub.CreateAsync("One", $"done{number}", "in");
            await hub.WaitAsync($"done{number}");
        }

        await hub.CreateAsync("Wait", "waits");
        await Eventually.HoldsAsync(() => hub.Count("Inbox") == 1, "The timer is not stored.");
        return hub;
    }
}
