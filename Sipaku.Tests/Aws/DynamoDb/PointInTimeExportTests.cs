using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class PointInTimeExportTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromSeconds(20) };
    private readonly ExportPeer _peer;
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
        _peer = new ExportPeer(_files);
        _table = new DynamoDbSensorTable(_peer.Dynamo.Object, new PointInTimeExport(_peer.Dynamo.Object, _files, _settings, _time), _settings, _time);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_export_is_started_awaited_and_dumped_in_the_dumps_own_format()
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(5);
        await _peer.LayOutAsync([.. readings.Take(25)], [], [.. readings.Skip(25)]);
        _peer.Report(ExportPeer.Described(ExportStatus.IN_PROGRESS), ExportPeer.Described(ExportStatus.IN_PROGRESS), ExportPeer.Completed());

        (List<string>? lines, List<DumpPart>? parts) = await DumpAsync();

        Assert.Equal(readings.Select(reading => reading.ToExportLine()), lines);
        Assert.Equal(5, parts.Sum(part => part.Days));
        Assert.All(parts, part => Assert.InRange(part.Readings, 0, 20));
        ExportTableToPointInTimeRequest request = Assert.Single(_peer.Requests);
        Assert.Equal(("bucket", "runs/run-1/export", ExportPeer.TableArn), (request.S3Bucket, request.S3Prefix, request.TableArn));
    }

    [Fact]
    public async Task A_start_that_is_repeated_has_the_same_token_and_another_runs_has_another()
    {
        _peer.Report(ExportPeer.Completed());
        _peer.Report(ExportPeer.Completed());
        _peer.Report(ExportPeer.Completed());
        DumpSegment segment = (await _table.PlanDumpAsync("run-1", None)).Segments[0];

        await _table.DumpPartAsync(segment, null, Stream.Null, None);
        await _table.DumpPartAsync(segment, null, Stream.Null, None);
        await _table.DumpPartAsync(segment with { RunId = "run-2" }, null, Stream.Null, None);

        Assert.Equal(_peer.Requests[0].ClientToken, _peer.Requests[1].ClientToken);
        Assert.NotEqual(_peer.Requests[0].ClientToken, _peer.Requests[2].ClientToken);
        Assert.Equal(36, _peer.Requests[0].ClientToken.Length);
    }

    [Fact]
    public async Task An_export_that_takes_long_is_awaited_part_by_part_and_started_once()
    {
        await _peer.LayOutAsync([.. Reading.OfDays(1)]);
        _peer.Report([.. Enumerable.Repeat(ExportPeer.Described(ExportStatus.IN_PROGRESS), 40), ExportPeer.Completed()]);

        (List<string>? lines, List<DumpPart>? parts) = await DumpAsync();

        Assert.Equal(12, lines.Count);
        Assert.True(parts.Count > 3);
        Assert.Single(_peer.Requests);
    }

    [Fact]
    public async Task Exports_of_earlier_runs_are_deleted_and_nothing_else_of_theirs()
    {
        await _files.PutTextAsync("runs/run-0/export/AWSDynamoDB/1/data/0.json.gz", "old");
        await _files.PutTextAsync("runs/run-0/model/model.tar.gz", "kept");
        await _peer.LayOutAsync([.. Reading.OfDays(1)]);
        _peer.Report(ExportPeer.Completed());

        (List<string>? lines, List<DumpPart> _) = await DumpAsync();

        Assert.Equal(12, lines.Count);
        Assert.Equal("runs/run-0/model/model.tar.gz", Assert.Single(await _files.ListAllAsync("runs/run-0/")).Key);
    }

    [Fact]
    public async Task A_failed_export_gives_the_services_reason()
    {
        DescribeExportResponse failed = ExportPeer.Described(ExportStatus.FAILED);
        failed.ExportDescription.FailureCode = "S3NoSuchBucket";
        failed.ExportDescription.FailureMessage = "The specified bucket does not exist";
        _peer.Report(failed);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(DumpAsync);

        Assert.Contains("S3NoSuchBucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_that_breaks_off_is_noticed()
    {
        await _peer.LayOutAsync([.. Reading.OfDays(1)]);
        await _files.PutTextAsync($"{ExportPeer.Root}/manifest-files.json", await _peer.FileLineAsync("data/0.json.gz", 13));
        _peer.Report(ExportPeer.Completed());

        await Assert.ThrowsAsync<ServiceFaultException>(DumpAsync);
    }

    [Fact]
    public async Task A_data_file_that_was_replaced_is_noticed()
    {
        await _peer.LayOutAsync([.. Reading.OfDays(1)]);
        string? manifest = await _files.GetTextAsync($"{ExportPeer.Root}/manifest-files.json");
        await _peer.LayOutAsync([.. Reading.OfDays(2).Skip(12)]);
        await _files.PutTextAsync($"{ExportPeer.Root}/manifest-files.json", manifest!);
        _peer.Report(ExportPeer.Completed());

        await Assert.ThrowsAsync<PermanentException>(DumpAsync);
    }

    [Fact]
    public async Task An_export_that_is_complete_without_a_manifest_is_looked_at_again_later()
    {
        _peer.Report(ExportPeer.Described(ExportStatus.COMPLETED));

        await Assert.ThrowsAsync<ServiceFaultException>(DumpAsync);
    }

    [Fact]
    public async Task Days_that_lie_in_several_files_are_counted_once()
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(3);
        await _peer.LayOutAsync([.. readings.Where((_, at) => at % 2 == 0)], [.. readings.Where((_, at) => at % 2 == 1)]);
        _peer.Report(ExportPeer.Completed());

        (List<string>? lines, List<DumpPart>? parts) = await DumpAsync();

        Assert.Equal(36, lines.Count);
        Assert.Equal(3, parts.Sum(part => part.Days));
    }

    private async Task<(List<string> Lines, List<DumpPart> Parts)> DumpAsync()
    {
        DumpSegment segment = Assert.Single((await _table.PlanDumpAsync("run-1", None)).Segments);
        List<string> lines = new();
        List<DumpPart> parts = new();
        string? cursor = null;
        do
        {
            using MemoryStream output = new();
            Task<DumpPart> dumping = _table.DumpPartAsync(segment, cursor, output, None);
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
