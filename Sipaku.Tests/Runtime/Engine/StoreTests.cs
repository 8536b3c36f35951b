using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class StoreTests
{
    [Fact]
    public async Task A_store_of_the_first_version_is_upgraded_and_everything_in_it_goes_on()
    {
        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "durable", "v1.db"), folder.File("durable.db"));
        DelegateFunctions functions = new();
        functions.Orchestrators["Waiting"] = async context =>
            await context.CallActivityAsync<string>("Say", context.GetInput<string>()) + await context.WaitForExternalEvent<string>("go");
        functions.Orchestrators["Sleeping"] = async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(5), CancellationToken.None);
            return "awake";
        };
        functions.Orchestrators["Working"] = async context => await context.CallActivityAsync<string>("Slow", "worked");
        functions.Orchestrators["Parent"] = async context => await context.CallSubOrchestratorAsync<string>(
            "Waiting", "child ", new Microsoft.DurableTask.SubOrchestrationOptions(instanceId: "child"));
        functions.Activities["Slow"] = (input, _) => Task.FromResult(input);
        functions.Activities["Say"] = (_, _) => throw new InvalidOperationException("It was run before.");
        Sipaku.Runtime.Testing.VirtualClock clock = new(new DateTimeOffset(2030, 1, 1, 6, 0, 0, TimeSpan.Zero));

        await using FileEngine engine = new(folder.Path, functions, time: clock);
        await engine.Client.RaiseEventAsync("child", "go", "grown");
        Dictionary<string, string?> outputs = [];
        foreach (string id in new[] { "done", "waiting", "sleeping", "working", "child", "parent" })
        {
            outputs[id] = (await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<string>();
        }

        Assert.Equal(["done", "waited long", "awake", "worked", "child grown", "child grown"], outputs.Values);
        Assert.Equal(StoreSchema.Current, engine.Engine.Core.Store.Read(session => session.Scalar("PRAGMA user_version")));
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused_and_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("durable.db");
        DurableStore.Open(path, 1).Dispose();
        Execute(path, "PRAGMA user_version = 1000");

        DurableStoreException refused = Assert.Throws<DurableStoreException>(() => DurableStore.Open(path, 1));

        Assert.Equal(DurableStoreError.NewerVersion, refused.Error);
        Assert.Contains("schema version 1000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_host_on_a_store_is_refused_until_the_first_has_gone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("durable.db");
        using (DurableStore.Open(path, 1))
        {
            DurableStoreException refused = Assert.Throws<DurableStoreException>(() => DurableStore.Open(path, 1));
            Assert.Equal(DurableStoreError.InUse, refused.Error);
        }

        DurableStore.Open(path, 1).Dispose();
    }

    [Fact]
    public void A_file_that_is_something_else_is_refused_and_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("durable.db");
        File.WriteAllText(path, new string('x', 5000));

        DurableStoreException refused = Assert.Throws<DurableStoreException>(() => DurableStore.Open(path, 1));

        Assert.Equal(DurableStoreError.Damaged, refused.Error);
        Assert.Equal(new string('x', 5000), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_full_disk_is_told_to_the_caller_loses_nothing_and_work_goes_on_when_there_is_room()
    {
        using TemporaryFolder folder = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Waiting"] = async context => await context.WaitForExternalEvent<string>("go");
        await using FileEngine engine = new(folder.Path, functions);
        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Waiting");
        await engine.Client.WaitForInstanceStartAsync(id);
        DurableStore store = engine.Engine.Core.Store;

        long pages = await store.WriteAsync(session => session.Scalar("PRAGMA page_count"));
        await LimitAsync(store, pages);
        DurableStoreException full = await Assert.ThrowsAsync<DurableStoreException>(
            () => engine.Client.RaiseEventAsync(id, "go", new string('x', 100_000)));
        await LimitAsync(store, 1_000_000);
        await engine.Client.RaiseEventAsync(id, "go", "room");
        OrchestrationMetadata end = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(DurableStoreError.Full, full.Error);
        Assert.Equal("room", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_turn_that_finds_the_disk_full_is_taken_again_when_there_is_room_and_its_activity_is_not()
    {
        using TemporaryFolder folder = new();
        Sipaku.Runtime.Testing.VirtualClock clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        DelegateFunctions functions = new();
        functions.Orchestrators["Calling"] = async context => (await context.CallActivityAsync<string>("Large")).Length;
        functions.Activities["Large"] = async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            started.SetResult();
            await finish.Task;
            return $"\"{new string('x', 100_000)}\"";
        };
        await using FileEngine engine = new(folder.Path, functions, time: clock);
        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Calling");
        await started.Task;
        DurableStore store = engine.Engine.Core.Store;

        await LimitAsync(store, await store.WriteAsync(session => session.Scalar("PRAGMA page_count")));
        finish.SetResult();
        await Eventually.HoldsAsync(() => clock.NextTimerAt is not null, "The turn was not put off.");
        await LimitAsync(store, 1_000_000);
        clock.Advance(TimeSpan.FromSeconds(1));
        OrchestrationMetadata end = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(100_000, end.ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    private static Task<long> LimitAsync(DurableStore store, long pages) =>
        store.WriteAsync(session => session.Scalar($"PRAGMA max_page_count = {pages}"));

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
