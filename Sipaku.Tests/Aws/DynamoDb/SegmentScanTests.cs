using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class SegmentScanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Twenty_thousand_items_in_many_pages_parts_and_segments_are_each_dumped_once()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = await peers.NewSettingsAsync();
        settings.Dump = new DumpSettings { Segments = 4, ReadingsPerPart = 1500, OnDemandReadUnits = 1_000_000 };
        IReadOnlyList<Reading> readings = Reading.OfDays(1700);
        await SensorItems.PutAsync(peers.Dynamo, settings.SensorTable, readings);
        DynamoDbSensorTable table = SensorTables.Create(peers.Dynamo, settings);
        DumpPlan plan = await table.PlanDumpAsync("run", None);

        ConcurrentBag<string> lines = new();
        ConcurrentBag<DumpPart> parts = new();
        await Parallel.ForEachAsync(plan.Segments, async (segment, stop) =>
        {
            string? cursor = null;
            do
            {
                using MemoryStream dump = new();
                DumpPart part = await table.DumpPartAsync(segment, cursor, dump, stop);
                parts.Add(part);
                Encoding.UTF8.GetString(dump.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList().ForEach(lines.Add);
                cursor = part.Cursor;
            }
            while (cursor is not null);
        });

        Assert.True(readings.Count >= 20_000);
        Assert.Equal(readings.Select(reading => reading.ToExportLine()).Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.Equal(1700, parts.Sum(part => part.Days));
        Assert.True(parts.Count >= readings.Count / 1500);
    }

    [Fact]
    public async Task An_empty_page_in_the_middle_ends_nothing()
    {
        Queue<string> pages = new(
        [
            """{"Count":1,"ScannedCount":1,"Items":[{"Tanggal":{"S":"2020-01-01"},"Waktu":{"S":"00:00:00"},"Value":{"N":"1"}}],"LastEvaluatedKey":{"Tanggal":{"S":"2020-01-01"},"Waktu":{"S":"00:00:00"}}}""",
            """{"Count":0,"ScannedCount":0,"Items":[],"LastEvaluatedKey":{"Tanggal":{"S":"2020-01-02"},"Waktu":{"S":"00:00:00"}}}""",
            """{"Count":0,"ScannedCount":0,"LastEvaluatedKey":{"Tanggal":{"S":"2020-01-03"},"Waktu":{"S":"00:00:00"}}}""",
            """{"Count":1,"ScannedCount":1,"Items":[{"Tanggal":{"S":"2020-01-04"},"Waktu":{"S":"00:00:00"},"Value":{"N":"4"}}]}""",
        ]);
        List<string?> startKeys = new();
        await using CannedDynamoDb server = await CannedDynamoDb.StartAsync(request =>
        {
            startKeys.Add(request.TryGetProperty("ExclusiveStartKey", out JsonElement key) ? key.GetProperty("Tanggal").GetProperty("S").GetString() : null);
            return Task.FromResult((200, pages.Dequeue()));
        });
        using MemoryStream dump = new();

        DumpPart part = await Scan(server).DumpPartAsync(new DumpSegment("run", 0, 1), Range(), null, dump, None);

        Assert.Equal(new DumpPart(2, 2, null), part);
        Assert.Equal([null, "2020-01-01", "2020-01-02", "2020-01-03"], startKeys);
        Assert.Equal(2, Encoding.UTF8.GetString(dump.ToArray()).Count(character => character == '\n'));
    }

    [Fact]
    public async Task Every_call_names_the_segment_the_projection_and_asks_for_the_cost()
    {
        List<JsonElement> seen = new();
        await using CannedDynamoDb server = await CannedDynamoDb.StartAsync(request =>
        {
            seen.Add(request.Clone());
            return Task.FromResult((200, seen.Count == 1
                ? """{"Count":0,"LastEvaluatedKey":{"Tanggal":{"S":"2020-01-01"},"Waktu":{"S":"00:00:00"}}}"""
                : """{"Count":0}"""));
        });

        await Scan(server).DumpPartAsync(new DumpSegment("run", 3, 8), Range(), null, Stream.Null, None);

        Assert.All(seen, request =>
        {
            Assert.Equal((3, 8), (request.GetProperty("Segment").GetInt32(), request.GetProperty("TotalSegments").GetInt32()));
            Assert.Equal("TOTAL", request.GetProperty("ReturnConsumedCapacity").GetString());
            Assert.Equal(
                ["Tanggal", "Value", "Waktu"],
                request.GetProperty("ProjectionExpression").GetString()!.Split(", ")
                    .Select(name => request.GetProperty("ExpressionAttributeNames").GetProperty(name).GetString()).Order());
        });
    }

    [Theory]
    [InlineData(400, "ProvisionedThroughputExceededException", typeof(ThrottledException))]
    [InlineData(400, "ThrottlingException", typeof(ThrottledException))]
    [InlineData(500, "InternalServerError", typeof(ServiceFaultException))]
    [InlineData(400, "AccessDeniedException", typeof(PermanentException))]
    [InlineData(400, "ResourceNotFoundException", typeof(PermanentException))]
    public async Task A_refused_page_fails_the_part_with_its_kind_of_error(int status, string code, Type error)
    {
        await using CannedDynamoDb server = await CannedDynamoDb.StartAsync(_ => Task.FromResult(
            (status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"no"}""")));

        await Assert.ThrowsAsync(
            error, () => Scan(server).DumpPartAsync(new DumpSegment("run", 0, 1), Range(), null, Stream.Null, None));
    }

    [Fact]
    public async Task An_attribute_of_another_type_is_left_out_and_text_is_escaped()
    {
        await using CannedDynamoDb server = await CannedDynamoDb.StartAsync(_ => Task.FromResult((200, """
            {"Count":2,"Items":[{"Tanggal":{"S":"2020-01-01"},"Waktu":{"S":"a\"b\\c"},"Value":{"BOOL":true}},{"Tanggal":{"S":"x"},"Value":{"S":"7"}}]}
            """)));
        using MemoryStream dump = new();

        DumpPart part = await Scan(server).DumpPartAsync(new DumpSegment("run", 0, 1), Range(), null, dump, None);

        string[] lines = Encoding.UTF8.GetString(dump.ToArray()).Split('\n');
        using JsonDocument first = JsonDocument.Parse(lines[0]);
        Assert.Equal("a\"b\\c", first.RootElement.GetProperty("Waktu").GetProperty("s").GetString());
        Assert.False(first.RootElement.TryGetProperty("Value", out _));
        Assert.Equal("""{"Value":{"s":"7"},"Tanggal":{"s":"x"}}""", lines[1]);
        Assert.Equal(new DumpPart(2, 1, null), part);
    }

    internal static SegmentScan Scan(CannedDynamoDb server) =>
        new(AwsTestClients.DynamoDb(server.Url), new SipakuSettings { SensorTable = "t" }, TimeProvider.System);

    internal static DumpRange Range() => new(DumpMode.Scan, UnitsPerSecond: 1_000_000);
}
