using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

/// <summary>What a scan takes of the memory that all tests of this process share: alone.</summary>
[Collection(nameof(SegmentScanMemoryTests))]
[CollectionDefinition(nameof(SegmentScanMemoryTests), DisableParallelization = true)]
public sealed class SegmentScanMemoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Eight_segments_of_200_000_items_give_each_once_and_take_little_memory()
    {
        const int items = 200_000;
        const int segments = 8;
        CannedTable canned = new(items, itemBytes: 200);
        await using CannedDynamoDb server = await CannedDynamoDb.StartAsync(canned.AnswerAsync);
        SegmentScan scan = SegmentScanTests.Scan(server);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;

        using CancellationTokenSource done = new();
        Task watching = WatchAsync(done.Token);
        DumpPart[] parts = await Task.WhenAll(Enumerable.Range(0, segments).Select(index => Task.Run(
            () => scan.DumpPartAsync(new DumpSegment("run", index, segments), SegmentScanTests.Range(), null, Stream.Null, None))));
        await done.CancelAsync();
        await watching;
        Assert.Equal(items, parts.Sum(part => part.Readings));

        Assert.Equal(segments, canned.MostUnderWay);
        Assert.True(most - before < 250 << 20, $"{(most - before) >> 20} MB.");

        async Task WatchAsync(CancellationToken stop)
        {
            using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(5));
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await timer.WaitForNextTickAsync(None);
            }
        }
    }
}
