using System.Diagnostics.Metrics;
using DurableTask.Core;
using DurableTask.Core.Query;
using Microsoft.Data.Sqlite;
using Sipaku.DurableTask.Sqlite;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class StoreTests
{
    [Fact]
    public async Task Open_WhenANewerVersionWroteIt_ShouldRefuseAndLeaveItAlone()
    {
        await using TaskHub hub = new();
        hub.Service.Dispose();
        Execute(hub.Options.Path!, "PRAGMA user_version = 1000");

        DurableStoreException refused = Assert.Throws<DurableStoreException>(() => new SqliteOrchestrationService(hub.Options));
        DurableStoreException unread = Assert.Throws<DurableStoreException>(() => SqliteInstanceReader.Open(hub.Options.Path!));

        Assert.Equal((DurableStoreError.NewerVersion, DurableStoreError.NewerVersion), (refused.Error, unread.Error));
        Assert.Contains("schema version 1000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhenAnotherHasIt_ShouldRefuseUntilThatOneHasGone()
    {
        await using TaskHub hub = new();

        DurableStoreException refused = Assert.Throws<DurableStoreException>(() => new SqliteOrchestrationService(hub.Options));
        await hub.ReopenAsync();

        Assert.Equal(DurableStoreError.InUse, refused.Error);
    }

    [Fact]
    public async Task Open_WhenTheFileIsSomethingElse_ShouldRefuseAndLeaveItAlone()
    {
        await using TaskHub hub = new();
        SqliteOrchestrationServiceOptions options = new() { Path = Path.Combine(hub.Folder, "other.db") };
        await File.WriteAllTextAsync(options.Path, new string('x', 5000));

        DurableStoreException refused = Assert.Throws<DurableStoreException>(() => new SqliteOrchestrationService(options));

        Assert.Equal(DurableStoreError.Damaged, refused.Error);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(options.Path));
    }

    [Fact]
    public async Task Open_WhenTheFileIsEmpty_ShouldSaySoUnlikeForANewOne()
    {
        await using TaskHub hub = new();
        Assert.False(hub.Service.WasEmpty);
        hub.Service.Dispose();
        await File.WriteAllBytesAsync(hub.Options.Path!, []);

        await hub.ReopenAsync();

        Assert.True(hub.Service.WasEmpty);
    }

    [Fact]
    public async Task Dispose_WhenAllIsDone_ShouldLeaveOneFileWithEverythingInIt()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");

        hub.Service.Dispose();

        Assert.False(File.Exists(hub.Options.Path + "-wal") && new FileInfo(hub.Options.Path + "-wal").Length > 0);
        Assert.Equal(1, hub.Count("Instances"));
    }

    [Fact]
    public async Task Disk_WhenFull_ShouldTellTheCallerLoseNothingAndGoOnWhenThereIsRoom()
    {
        await using TaskHub hub = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        hub.Activity("Large", async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            started.TrySetResult();
            await finish.Task;
            return new string('x', 100_000);
        });
        hub.Orchestration("Call", async (context, _, self) =>
            $"{(await context.ScheduleTask<string>("Large", string.Empty, "x")).Length} {await self.WaitForEvent("go")}");
        await hub.StartAsync();
        await hub.CreateAsync("Call", "one");
        await started.Task;

        await hub.LimitAsync(null);
        finish.SetResult();
        DurableStoreException full = await Assert.ThrowsAsync<DurableStoreException>(() => hub.RaiseAsync("one", "go", new string('x', 1_000_000)));
        await hub.LimitAsync(1_000_000);
        await hub.RaiseAsync("one", "go", "room");

        Assert.Equal(DurableStoreError.Full, full.Error);
        Assert.Equal("100000 room", (await hub.WaitAsync("one")).Output);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Backup_WhenTheStoreIsInUse_ShouldBeAWholeStoreThatGoesOn()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        await hub.CreateAsync("Wait", "one");
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(hub.Folder, "restored"));

        await hub.Service.BackupAsync(Path.Combine(folder.FullName, "hub.db"));
        await hub.RaiseAsync("one", "go", "original");

        Assert.Equal("original", (await hub.WaitAsync("one")).Output);
        await using TaskHub restored = new(folder: folder.FullName);
        restored.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await restored.StartAsync();
        await restored.RaiseAsync("one", "go", "restored");
        Assert.Equal("restored", (await restored.WaitAsync("one")).Output);
    }

    [Fact]
    public async Task Reader_WhenTheOwnerIsAlive_ShouldSeeWhatIsCommitted()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one", "in");
        using SqliteInstanceReader reader = SqliteInstanceReader.Open(hub.Options.Path!);

        await hub.CreateAsync("Any", "two");

        Assert.Equal("in", reader.Find("one")!.Input);
        Assert.Equal(["one", "two"], reader.List(new OrchestrationQuery()).OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId));
        Assert.Null(reader.Find("nobody"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reader_WhenNothingMayBeWritten_ShouldReadAfterACleanStopAndAfterACrash(bool clean)
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");
        string folder = Directory.CreateDirectory(Path.Combine(hub.Folder, "mount")).FullName;
        string path = Path.Combine(folder, "hub.db");
        if (clean)
        {
            hub.Service.Dispose();
        }
        else
        {
            File.Copy(hub.Options.Path + "-wal", path + "-wal");
        }

        File.Copy(hub.Options.Path!, path);
        string[] before = Directory.GetFiles(folder);

        using SqliteInstanceReader reader = SqliteInstanceReader.OpenWhereNothingMayBeWritten(path);

        Assert.Equal("one", reader.Find("one")!.OrchestrationInstance.InstanceId);
        Assert.Equal(before, Directory.GetFiles(folder));
        Assert.Throws<FileNotFoundException>(() => SqliteInstanceReader.Open(Path.Combine(folder, "none.db")));
    }

    [Fact]
    public async Task Send_WhenNoWorkerRuns_ShouldBeFoundByTheNextOne()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("cancel"));
        await hub.StartAsync();
        await hub.CreateAsync("Wait", "one");
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        await hub.StopAsync();
        await hub.ReopenAsync();

        await hub.RaiseAsync("one", "cancel", "please");
        await hub.ReopenAsync();
        await hub.StartAsync();

        Assert.Equal("please", (await hub.WaitAsync("one")).Output);
    }

    [Fact]
    public async Task Memory_WhenThereIsNoPath_ShouldWorkTheSame()
    {
        await using TaskHub hub = new(configure: options => options.Path = null);
        hub.Activity("Echo", input => input);
        hub.Orchestration("One", async (context, input) => await context.ScheduleTask<string>("Echo", string.Empty, input));
        await hub.StartAsync();

        await hub.CreateAsync("One", "one", "x");

        Assert.Equal("x", (await hub.WaitAsync("one")).Output);
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Service.BackupAsync("anywhere"));
    }

    [Fact]
    public async Task Meter_WhenListenedTo_ShouldCountCommitsAndWhatWaits()
    {
        long commits = 0;
        Dictionary<string, int> gauges = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == SqliteOrchestrationService.MeterName)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Interlocked.Increment(ref commits));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => gauges[instrument.Name] = Math.Max(value, gauges.GetValueOrDefault(instrument.Name)));
        listener.Start();
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");

        listener.RecordObservableInstruments();

        Assert.True(commits > 0);
        Assert.True(gauges["durabletask.sqlite.orchestrations.waiting"] >= 1);
        Assert.True(gauges["durabletask.sqlite.orchestrations.unfinished"] >= 1);
    }

    [Fact]
    public async Task Open_WhenAProcessDiedInTurnsAndActivities_ShouldCountThem()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");
        using RunningWork crashed = new(Path.Combine(hub.Folder, "crashed"), 4);
        crashed.Begin(1, isActivity: false);
        hub.Service.Dispose();
        File.Copy(Path.Combine(hub.Folder, "crashed"), hub.Options.Path + ".running", overwrite: true);

        await hub.ReopenAsync();

        Assert.Equal(2, await hub.Service.CountDeathAsync("one"));
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
