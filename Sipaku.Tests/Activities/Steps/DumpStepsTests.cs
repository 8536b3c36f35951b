using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

public sealed class DumpStepsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dump_WhenPartsAndSegmentsAreEmpty_ShouldWriteNoObjectForThemAndTrainOnTheRest(bool compressed)
    {
        IObjectStore store = Store(compressed);
        IReadOnlyList<Reading> readings = Reading.OfDays(8);
        ScriptedTable table = new([[[], [.. readings.Take(40)], []], [[]], [[.. readings.Skip(40)], []]]);

        DumpSummary dump = await new DumpSteps(table, store).RunAsync("run");
        await new DuckDbFeatureJob(store, _home.Settings).StartAsync(new FeatureJobRequest("run", 1, dump.ManifestKey), None);

        Assert.Equal((2, readings.Count), (dump.Files, (int)dump.Readings));
        Assert.Equal(2, (await store.ListAllAsync(RunKeys.Dump("run"))).Count);
        Assert.Equal(readings.Count, (await new SummarizeFeatures(store).RunAsync(new RunDataRequest("run", new RunTerms(default)), None)).Readings);
    }

    [Fact]
    public async Task DumpPart_WhenAnEarlierTryWroteAnObjectAndThisOneFindsNothing_ShouldLeaveNone()
    {
        IObjectStore store = Store(compressed: true);
        await store.PutTextAsync(RunKeys.DumpPart("run", 0, 0) + store.DumpSuffix, "an earlier try");

        await new DumpSteps(new ScriptedTable([[[]]]), store).DumpPart.RunAsync(new DumpPartRequest(new DumpSegment("run", 0, 1)), None);

        Assert.Empty(await store.ListAllAsync(RunKeys.Dump("run")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Features_WhenAPartWasCutShort_ShouldSayWhichInOneLine(bool compressed)
    {
        IObjectStore store = Store(compressed);
        DumpSummary dump = await new DumpSteps(new ScriptedTable([[[.. Reading.OfDays(8)]]]), store).RunAsync("run");
        StoredObject part = Assert.Single(await store.ListAllAsync(RunKeys.Dump("run")));
        string path = new DirectoryObjectStore(_home.Settings, TimeProvider.System).LocalPathOf(part.Key);
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..^20]);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => BuildAsync(store, dump));

        Assert.StartsWith($"{part.Key} has changed since the dump wrote it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_WhenAPartWasReplacedByOneOfItsSize_ShouldRefuseIt()
    {
        IObjectStore store = Store(compressed: false);
        DumpSummary dump = await new DumpSteps(new ScriptedTable([[[.. Reading.OfDays(8)]]]), store).RunAsync("run");
        StoredObject part = Assert.Single(await store.ListAllAsync(RunKeys.Dump("run")));
        await store.PutTextAsync(part.Key, (await store.GetTextAsync(part.Key))!.Replace("2019", "2018", StringComparison.Ordinal));

        await Assert.ThrowsAsync<PermanentException>(() => BuildAsync(store, dump));
    }

    [Theory]
    [InlineData("""{"source":"a test","entr""")]
    [InlineData("")]
    [InlineData("""{"source":"a test"}""")]
    [InlineData("""{"source":"a test","entries":["a-key"]}""")]
    public async Task Features_WhenTheManifestIsDamaged_ShouldSaySoInOneLine(string manifest)
    {
        IObjectStore store = Store(compressed: false);
        DumpSummary dump = await new DumpSteps(new ScriptedTable([[[.. Reading.OfDays(8)]]]), store).RunAsync("run");
        await store.PutTextAsync(dump.ManifestKey, manifest);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => BuildAsync(store, dump));

        Assert.Contains(dump.ManifestKey, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Start another run.", error.Message.Replace(", so there is nothing to work on.", ". Start another run."), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task FinishDump_WhenAPartHasNoRecord_ShouldNotCloseTheDump()
    {
        IObjectStore store = Store(compressed: false);
        await new DumpSteps(new ScriptedTable([[[.. Reading.OfDays(8)]]]), store).RunAsync("run");

        await Assert.ThrowsAsync<PermanentException>(
            () => new FinishDump(store).RunAsync(new FinishDumpRequest("run", "a test", [new SegmentTotals(0, 2, 96, 8)]), NoInstances.Client(), None));
    }

    [Fact]
    public async Task FinishDump_WhenTheTotalsAreNotThoseOfTheParts_ShouldNotCloseTheDump()
    {
        IObjectStore store = Store(compressed: false);
        await new DumpSteps(new ScriptedTable([[[.. Reading.OfDays(8)]]]), store).RunAsync("run");

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(
            () => new FinishDump(store).RunAsync(new FinishDumpRequest("run", "a test", [new SegmentTotals(0, 1, 97, 8)]), NoInstances.Client(), None));

        Assert.Contains("97", error.Message, StringComparison.Ordinal);
    }

    private IObjectStore Store(bool compressed)
    {
        DirectoryObjectStore local = new(_home.Settings, TimeProvider.System);
        return compressed ? new RemoteObjectStore(local) : local;
    }

    private Task<JobHandle> BuildAsync(IObjectStore store, DumpSummary dump) =>
        new DuckDbFeatureJob(store, _home.Settings).StartAsync(new FeatureJobRequest("run", 1, dump.ManifestKey), None);
}
