using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Hosting;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class HousekeepingTests
{
    [Fact]
    public async Task Finished_instances_are_deleted_when_they_are_older_than_the_retention()
    {
        using TemporaryFolder folder = new();
        VirtualClock clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using FileEngine engine = new(folder.Path, Functions(), options => options.Retention = TimeSpan.FromDays(7), clock);
        await RunAsync(engine, "old");
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, new StartOrchestrationOptions("waiting"));
        await engine.Engine.Core.Work.WhenIdleAsync();
        clock.Advance(TimeSpan.FromDays(6));
        await RunAsync(engine, "young");

        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await engine.Engine.Core.Work.WhenIdleAsync();

        Assert.Null(await engine.Client.GetInstanceAsync("old"));
        Assert.NotNull(await engine.Client.GetInstanceAsync("young"));
        Assert.NotNull(await engine.Client.GetInstanceAsync("waiting"));
    }

    [Fact]
    public async Task A_backup_made_while_running_opens_as_a_store_and_goes_on()
    {
        using TemporaryFolder folder = new();
        await using FileEngine engine = new(folder.Path, Functions());
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, new StartOrchestrationOptions("waiting"));
        await engine.Client.WaitForInstanceStartAsync("waiting");
        Task load = Task.WhenAll(Enumerable.Range(0, 100).Select(i => RunAsync(engine, $"load{i}")));

        string copies = folder.File("copies");
        await DurableBackup.WriteAsync(folder.File("durable.db"), Path.Combine(copies, "durable.db"));
        await load;
        await engine.Client.RaiseEventAsync("waiting", "go", "original");
        await engine.Client.WaitForInstanceCompletionAsync("waiting");

        await using FileEngine copy = new(copies, Functions());
        await copy.Client.RaiseEventAsync("waiting", "go", "copy");
        OrchestrationMetadata end = await copy.Client.WaitForInstanceCompletionAsync("waiting", getInputsAndOutputs: true);
        Assert.Equal("copy", end.ReadOutputAs<string>());
        Assert.Equal(["durable.db", "durable.db-shm", "durable.db-wal", "durable.db.lock", "durable.db.running"], Directory.GetFiles(copies).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Room_is_given_back_after_a_large_purge()
    {
        using TemporaryFolder folder = new();
        await using FileEngine engine = new(folder.Path, Functions());
        string large = new('x', 1_000_000);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RunAsync(engine, $"large{i}", large)));
        long before = Pages(engine);

        await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());

        Assert.InRange(Pages(engine), 1, before / 4);
    }

    private static long Pages(FileEngine engine) => engine.Engine.Core.Store.Read(session => session.Scalar("PRAGMA page_count"));

    private static async Task RunAsync(FileEngine engine, string id, string? input = null)
    {
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Quick", input, new StartOrchestrationOptions(id));
        await engine.Client.WaitForInstanceCompletionAsync(id);
    }

    private static DelegateFunctions Functions()
    {
        DelegateFunctions functions = new();
        functions.Orchestrators["Quick"] = context => Task.FromResult<object?>(context.GetInput<string>()?.Length);
        functions.Orchestrators["Waiting"] = async context => await context.WaitForExternalEvent<string>("go");
        return functions;
    }
}
