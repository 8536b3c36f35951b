using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

public sealed class FinishDumpTests : IDisposable
{
    private static readonly DateTime Written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryHome _home = new();
    private readonly DirectoryObjectStore _objects;

    public FinishDumpTests()
    {
        _objects = new DirectoryObjectStore(_home.Settings, TimeProvider.System);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("run-20260101-000000-aaaaaa")]
    [InlineData("0b5e7a1c")]
    public async Task Dump_WhenItsRunSortsBelowAllOthers_StaysAsTheOthersThatWereWrittenLast(string run)
    {
        await PutDumpsAsync("run-9", "run-3", "run-8", "run-4", "run-7", "run-5", "run-6");

        await RunAsync(run);

        Assert.Equal(new[] { run, "run-4", "run-5", "run-6", "run-7", "run-8" }.Order(StringComparer.Ordinal), await DumpsAsync());
    }

    [Fact]
    public async Task Dumps_WhenTheClockWentBack_AreKeptByTheTimeOfTheirWriting()
    {
        await PutDumpsAsync("run-20300101-000000-aaaaaa", "run-20250101-000000-aaaaaa", "run-1", "run-2", "run-3", "run-4");

        await RunAsync("run-20260101-000000-aaaaaa");

        Assert.Equal(
            ["run-1", "run-2", "run-20250101-000000-aaaaaa", "run-20260101-000000-aaaaaa", "run-3", "run-4"],
            await DumpsAsync());
    }

    [Fact]
    public async Task Dump_WhenARunUnderWayIsMadeFromIt_Stays_HoweverOldItIs()
    {
        await PutDumpsAsync("source", "live", "old", "run-1", "run-2", "run-3", "run-4", "run-5");
        await _objects.PutManifestAsync("live", RunKeys.DumpPart("source", 0, 0) + ".jsonl");

        await RunAsync("run-6", "live");

        Assert.Equal(["live", "run-1", "run-2", "run-3", "run-4", "run-5", "run-6", "source"], await DumpsAsync());
    }

    /// <summary>Dumps of runs that nobody knows any more, written one after another.</summary>
    private async Task PutDumpsAsync(params string[] runs)
    {
        foreach ((int number, string run) in runs.Index())
        {
            await _objects.PutDumpAsync(run, ["{}"]);
            File.SetLastWriteTimeUtc(_objects.LocalPathOf(RunKeys.DumpPart(run, 0, 0) + ".jsonl"), Written.AddDays(number));
        }
    }

    /// <summary>Finishes a dump of one part, as a run does, while other runs wait.</summary>
    private async Task RunAsync(string run, params string[] underWay)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddFunctions(typeof(FinishDump));
            options.Services.AddSingleton<IObjectStore>(_objects);
            options.AddOrchestrator("Wait", context => context.WaitForExternalEvent<string>("Never"));
            options.AddOrchestrator("Run", context => context.CallActivityAsync<DumpSummary>(
                nameof(FinishDump), new FinishDumpRequest(context.InstanceId, "a test", [new SegmentTotals(0, 1, 1, 1)])));
        });
        await _objects.PutDumpAsync(run, ["{}"]);
        DumpEntry file = new(RunKeys.DumpPart(run, 0, 0) + ".jsonl", 1, 3, "a checksum");
        await _objects.PutTextAsync(RunKeys.Cursor(run, 0, 0), JsonSerializer.Serialize(new DumpRecord(new DumpPart(1, 1, null), file), JsonSerializerOptions.Web));
        foreach (string other in underWay)
        {
            await host.StartAsync("Wait", id: other);
        }

        Assert.Null((await host.RunAsync("Run", id: run)).FailureDetails);
    }

    private async Task<IEnumerable<string>> DumpsAsync() =>
        (await _objects.ListAllAsync(RunKeys.Runs))
            .Where(stored => stored.Key.Contains("/dump/", StringComparison.Ordinal))
            .Select(stored => RunKeys.RunOf(stored.Key))
            .Distinct()
            .Order(StringComparer.Ordinal);
}
