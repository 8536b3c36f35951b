using System.IO.Compression;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

/// <summary>
/// No stand-in for DynamoDB exports, so the service is a mock and its files are laid out as the developer guide documents them
/// (S3DataExport.Output).
/// </summary>
public sealed class PointInTimeExportTests : IDisposable
{
    private const string TableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/SIPAKUSensorData";
    private const string ExportArn = $"{TableArn}/export/01695353076000-a1b2c3d4";
    private const string Root = "runs/run-1/export/AWSDynamoDB/01695353076000-a1b2c3d4";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();
    private readonly Mock<IAmazonDynamoDB> _dynamo = new(MockBehavior.Strict);
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromSeconds(20) };
    private readonly List<ExportTableToPointInTimeRequest> _requests = [];
    private readonly IObjectStore _files;
    private readonly DynamoDbSensorTable _table;
    private readonly SipakuSettings _settings;

    public PointInTimeExportTests()
    {
        _files = new DirectoryObjectStore(_home.Settings, TimeProvider.System);
        _settings = new SipakuSettings
        {
            Bucket = "bucket",
            Dump = new DumpSettings { Mode = DumpMode.PointInTimeExport, ReadingsPerPart = 20 },
        };
        _dynamo.Setup(client => client.DescribeTableAsync(It.IsAny<string>(), None)).ReturnsAsync(
            new DescribeTableResponse { Table = new TableDescription { ItemCount = 1, TableArn = TableArn } });
        _dynamo.Setup(client => client.ExportTableToPointInTimeAsync(Capture.In(_requests), None)).ReturnsAsync(
            new ExportTableToPointInTimeResponse { ExportDescription = new ExportDescription { ExportArn = ExportArn } });
        _table = new DynamoDbSensorTable(_dynamo.Object, new PointInTimeExport(_dynamo.Object, _files, _settings, _time), _settings, _time);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_export_is_started_awaited_and_dumped_in_the_dumps_own_format()
    {
        var readings = Reading.OfDays(5);
        await LayOutAsync([.. readings.Take(25)], [], [.. readings.Skip(25)]);
        Report(Described(ExportStatus.IN_PROGRESS), Described(ExportStatus.IN_PROGRESS), Completed());

        var (lines, parts) = await DumpAsync();

        Assert.Equal(readings.Select(reading => reading.ToExportLine()), lines);
        Assert.Equal(5, parts.Sum(part => part.Days));
        Assert.All(parts, part => Assert.InRange(part.Readings, 0, 20));
        var request = Assert.Single(_requests);
        Assert.Equal(("bucket", "runs/run-1/export", TableArn), (request.S3Bucket, request.S3Prefix, request.TableArn));
    }

    [Fact]
    public async Task A_start_that_is_repeated_has_the_same_token_and_another_runs_has_another()
    {
        Report(Completed());
        Report(Completed());
        Report(Completed());
        var segment = (await _table.PlanDumpAsync("run-1", None)).Segments[0];

        await _table.DumpPartAsync(segment, null, Stream.Null, None);
        await _table.DumpPartAsync(segment, null, Stream.Null, None);
        await _table.DumpPartAsync(segment with { RunId = "run-2" }, null, Stream.Null, None);

        Assert.Equal(_requests[0].ClientToken, _requests[1].ClientToken);
        Assert.NotEqual(_requests[0].ClientToken, _requests[2].ClientToken);
        Assert.Equal(36, _requests[0].ClientToken.Length);
    }

    [Fact]
    public async Task An_export_that_takes_long_is_awaited_part_by_part_and_started_once()
    {
        await LayOutAsync([.. Reading.OfDays(1)]);
        Report([.. Enumerable.Repeat(Described(ExportStatus.IN_PROGRESS), 40), Completed()]);

        var (lines, parts) = await DumpAsync();

        Assert.Equal(12, lines.Count);
        Assert.True(parts.Count > 3);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task Exports_of_earlier_runs_are_deleted_and_nothing_else_of_theirs()
    {
        await _files.PutTextAsync("runs/run-0/export/AWSDynamoDB/1/data/0.json.gz", "old");
        await _files.PutTextAsync("runs/run-0/model/model.tar.gz", "kept");
        await LayOutAsync([.. Reading.OfDays(1)]);
        Report(Completed());

        var (lines, _) = await DumpAsync();

        Assert.Equal(12, lines.Count);
        Assert.Equal("runs/run-0/model/model.tar.gz", Assert.Single(await _files.ListAllAsync("runs/run-0/")).Key);
    }

    [Fact]
    public async Task A_failed_export_gives_the_services_reason()
    {
        var failed = Described(ExportStatus.FAILED);
        failed.ExportDescription.FailureCode = "S3NoSuchBucket";
        failed.ExportDescription.FailureMessage = "The specified bucket does not exist";
        Report(failed);

        var error = await Assert.ThrowsAsync<PermanentException>(DumpAsync);

        Assert.Contains("S3NoSuchBucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_that_breaks_off_is_noticed()
    {
        await LayOutAsync([.. Reading.OfDays(1)]);
        await _files.PutTextAsync($"{Root}/manifest-files.json", FileLine("data/0.json.gz", 13));
        Report(Completed());

        await Assert.ThrowsAsync<ServiceFaultException>(DumpAsync);
    }

    [Fact]
    public async Task Days_that_lie_in_several_files_are_counted_once()
    {
        var readings = Reading.OfDays(3);
        await LayOutAsync([.. readings.Where((_, at) => at % 2 == 0)], [.. readings.Where((_, at) => at % 2 == 1)]);
        Report(Completed());

        var (lines, parts) = await DumpAsync();

        Assert.Equal(36, lines.Count);
        Assert.Equal(3, parts.Sum(part => part.Days));
    }

    private static DescribeExportResponse Described(ExportStatus status) =>
        new() { ExportDescription = new ExportDescription { ExportArn = ExportArn, ExportStatus = status } };

    private static DescribeExportResponse Completed()
    {
        var completed = Described(ExportStatus.COMPLETED);
        completed.ExportDescription.ExportManifest = $"{Root}/manifest-summary.json";
        return completed;
    }

    private static string FileLine(string name, int items) =>
        $$"""{"itemCount":{{items}},"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","etag":"af83d6f217c19b8b0fff8023d8ca4716-1","dataFileS3Key":"{{Root}}/{{name}}"}""" + "\n";

    private void Report(params DescribeExportResponse[] answers)
    {
        var left = new Queue<DescribeExportResponse>(answers);
        _dynamo.Setup(client => client.DescribeExportAsync(It.Is<DescribeExportRequest>(request => request.ExportArn == ExportArn), None))
            .ReturnsAsync(() => left.Count > 1 ? left.Dequeue() : left.Peek());
    }

    private async Task LayOutAsync(params Reading[][] files)
    {
        var manifest = new StringBuilder();
        for (var file = 0; file < files.Length; file++)
        {
            using var content = new MemoryStream();
            await using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(files[file].Select(reading =>
                    $$$"""{"Item":{"Sensor":{"M":{"Name":{"S":"MQ-135"} } },"Value":{"N":"{{{reading.Value}}}"},"Tanggal":{"S":"{{{reading.Tanggal}}}"},"Waktu":{"S":"{{{reading.Waktu}}}"} } }""" + "\n"))));
            }

            await _files.PutBytesAsync($"{Root}/data/{file}.json.gz", content.ToArray());
            manifest.Append(FileLine($"data/{file}.json.gz", files[file].Length));
        }

        await _files.PutTextAsync($"{Root}/manifest-files.json", manifest.ToString());
        await _files.PutTextAsync($"{Root}/manifest-summary.json", $$"""
            {"version":"2020-06-30","exportArn":"{{ExportArn}}","tableArn":"{{TableArn}}","s3Bucket":"bucket","s3Prefix":"runs/run-1/export",
            "manifestFilesS3Key":"{{Root}}/manifest-files.json","billedSizeBytes":0,"itemCount":8,"outputFormat":"DYNAMODB_JSON"}
            """);
    }

    private async Task<(List<string> Lines, List<DumpPart> Parts)> DumpAsync()
    {
        var segment = Assert.Single((await _table.PlanDumpAsync("run-1", None)).Segments);
        var lines = new List<string>();
        var parts = new List<DumpPart>();
        string? cursor = null;
        do
        {
            using var output = new MemoryStream();
            var dumping = _table.DumpPartAsync(segment, cursor, output, None);
            while (!dumping.IsCompleted)
            {
                _time.Advance(TimeSpan.FromSeconds(15));
                await Task.Yield();
            }

            parts.Add(await dumping);
            lines.AddRange(Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            cursor = parts[^1].Cursor;
        }
        while (cursor is not null);
        return (lines, parts);
    }
}
