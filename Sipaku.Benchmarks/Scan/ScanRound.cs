using System.Diagnostics;
using System.IO.Compression;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Sipaku.Activities;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Benchmarks.Scan;

/// <summary>One round in a fresh process.</summary>
internal static class ScanRound
{
    private const string Run = "benchmark";
    private const string Region = "us-east-1";

    private static readonly BasicAWSCredentials _credentials = new("none", "none");

    public static async Task RunAsync(string kind, string url, int items)
    {
        using AmazonDynamoDBClient dynamo = new(_credentials, new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = Region });
        Func<Task<long>> dump = kind == "loop" ? () => LoopAsync(dynamo) : () => DumpAsync(dynamo, url);

        // The first one is for the compiler: a host that dumps has been up for a while.
        await dump();
        long started = Stopwatch.GetTimestamp();
        long read = await dump();
        if (read != items)
        {
            throw new InvalidOperationException($"{read} of {items} items were read.");
        }

        Round.Report(started);
    }

    /// <summary>What anybody would write: page after page, each item a line.</summary>
    private static async Task<long> LoopAsync(AmazonDynamoDBClient dynamo)
    {
        await using GZipStream compressed = new(Stream.Null, CompressionLevel.Fastest);
        await using StreamWriter lines = new(compressed);
        ScanRequest request = new() { TableName = CannedAws.Table };
        long read = 0;
        do
        {
            ScanResponse page = await dynamo.ScanAsync(request);
            foreach (Dictionary<string, AttributeValue> item in page.Items)
            {
                await lines.WriteLineAsync(
                    $$$"""{"Tanggal":{"s":"{{{item["Tanggal"].S}}}"},"Waktu":{"s":"{{{item["Waktu"].S}}}"},"Value":{"n":"{{{item["Value"].N}}}"}}""");
            }

            read += page.Items.Count;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return read;
    }

    private static async Task<long> DumpAsync(AmazonDynamoDBClient dynamo, string url)
    {
        SipakuSettings settings = new() { SensorTable = CannedAws.Table, Bucket = "benchmark" };
        settings.Dump.Segments = ScanBenchmarks.Segments;
        // What is measured is the readers, not the share of the table's capacity that they are held to.
        settings.Dump.OnDemandReadUnits = int.MaxValue;
        using AmazonS3Client s3 = new(
            _credentials, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = Region, ForcePathStyle = true });
        S3ObjectStore store = new(s3, settings);
        DynamoDbSensorTable table = new(dynamo, new PointInTimeExport(dynamo, store, settings, TimeProvider.System), settings, TimeProvider.System);
        DumpPlan plan = await table.PlanDumpAsync(Run, CancellationToken.None);
        long[] read = await Task.WhenAll(plan.Segments.Select(segment => Task.Run(() => DumpAsync(table, store, segment))));
        return read.Sum();
    }

    private static async Task<long> DumpAsync(DynamoDbSensorTable table, S3ObjectStore store, DumpSegment segment)
    {
        long read = 0;
        DumpPart? part = null;
        for (int number = 0; part is null or { Cursor: not null }; number++)
        {
            string? cursor = part?.Cursor;
            await store.PutAsync(
                RunKeys.DumpPart(Run, segment.Index, number) + store.DumpSuffix,
                async (stream, cancellation) =>
                {
                    await using GZipStream compressed = new(stream, CompressionLevel.Fastest, leaveOpen: true);
                    part = await table.DumpPartAsync(segment, cursor, compressed, cancellation);
                },
                CancellationToken.None);
            read += part!.Readings;
        }

        return read;
    }
}
