using Amazon.DynamoDBv2;
using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

/// <summary>From an export's files to the features, on either feature job. The first parts of such a dump wait for the export and are empty.</summary>
public sealed class PointInTimeRunTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();
    private AwsRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public Task DuckDb_WhenTheDumpIsAPointInTimeExport_ShouldUseEveryReading() => RunAsync(new DuckDbFeatureJob(_rig.Store, _home.Settings));

    [Fact]
    public Task Hive_WhenTheDumpIsAPointInTimeExport_ShouldUseEveryReading() => RunAsync(_rig.FeatureJob);

    private async Task RunAsync(IFeatureJob job)
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(9);
        ExportPeer peer = new(_rig.Store);
        await peer.LayOutAsync([.. readings.Take(50)], [], [.. readings.Skip(50)]);
        peer.Report(ExportPeer.Described(ExportStatus.IN_PROGRESS), ExportPeer.Completed());
        SipakuSettings settings = new()
        {
            Bucket = _rig.Settings.Bucket,
            Dump = new DumpSettings { Mode = DumpMode.PointInTimeExport, ReadingsPerPart = 40, MinutesPerPart = 0 },
        };
        FakeTimeProvider time = new();
        DynamoDbSensorTable table = new(peer.Dynamo.Object, new PointInTimeExport(peer.Dynamo.Object, _rig.Store, settings, time), settings, time);

        DumpSummary dump = await new DumpSteps(table, _rig.Store).RunAsync("run-1");
        JobHandle handle = await job.StartAsync(new FeatureJobRequest("run-1", 1, dump.ManifestKey), None);
        JobStatus ended = await JobWaiting.EndAsync(() => job.GetStatusAsync(handle, None), _rig.AdvanceAsync);
        FeatureSummary features = await new SummarizeFeatures(_rig.Store).RunAsync(new RunDataRequest("run-1", new RunTerms(default)), None);

        Assert.True(ended.State == JobState.Succeeded, ended.Reason);
        Assert.Equal((readings.Count, 9, 3), ((int)features.Readings, features.Days, features.Rows));
        Assert.Equal(readings.Count, dump.Readings);
        Assert.DoesNotContain(await _rig.Store.ListAllAsync(RunKeys.Dump("run-1")), part => part.Size == 0);
    }
}
