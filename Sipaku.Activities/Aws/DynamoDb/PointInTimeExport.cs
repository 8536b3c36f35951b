using System.IO.Compression;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// Dumps a table by DynamoDB's own export. The one segment's first parts start the export and wait for it, a bounded time each and
/// without a reading; the later ones turn its files into the dump's format, so that nothing behind the dump has to know.
/// </summary>
internal sealed class PointInTimeExport(IAmazonDynamoDB dynamo, IObjectStore store, SipakuSettings settings, TimeProvider time)
{
    private const string Folder = "export";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    private readonly AwsResource _table = AwsResource.Table(settings.SensorTable, nameof(SipakuSettings.SensorTable));

    /// <inheritdoc cref="ISensorTable.DumpPartAsync"/>
    public async Task<DumpPart> DumpPartAsync(
        DumpSegment segment, DumpRange range, string? cursor, Stream output, CancellationToken cancellation)
    {
        ExportCursor? at = ExportCursor.Parse(cursor);
        if (at is null)
        {
            await DeleteOthersAsync(segment.RunId, cancellation);
            at = new ExportCursor(await StartAsync(segment.RunId, range.TableArn!, cancellation));
        }

        if (at.ManifestKey is null)
        {
            string? manifest = await AwaitAsync(at.ExportArn, cancellation);
            return new DumpPart(0, 0, (at with { ManifestKey = manifest }).ToText());
        }

        return await CopyAsync(at, at.ManifestKey, output, cancellation);
    }

    /// <summary>An export is the raw material of one run's dump; one run at a time, so that no other run needs its own any more.</summary>
    private async Task DeleteOthersAsync(string runId, CancellationToken cancellation)
    {
        HashSet<string> others = new();
        await foreach (StoredObject found in store.ListAsync(RunKeys.Runs, cancellation))
        {
            if (found.Key.Split('/') is [_, var run, Folder, ..] && run != runId)
            {
                others.Add(run);
            }
        }

        foreach (string run in others)
        {
            await store.DeleteAsync($"{RunKeys.Root(run)}{Folder}/", cancellation);
        }
    }

    /// <summary>The same token with the same parameters gives the same export for eight hours.</summary>
    private async Task<string> StartAsync(string runId, string tableArn, CancellationToken cancellation)
    {
        ExportTableToPointInTimeRequest request = new()
        {
            TableArn = tableArn,
            S3Bucket = settings.Bucket,
            S3Prefix = $"{RunKeys.Root(runId)}{Folder}",
            ExportFormat = ExportFormat.DYNAMODB_JSON,
            ClientToken = AwsNames.ClientToken(runId),
        };
        ExportTableToPointInTimeResponse started = await AwsErrors.GuardAsync(
            "dynamodb:ExportTableToPointInTime", _table, () => dynamo.ExportTableToPointInTimeAsync(request, cancellation), cancellation);
        return started.ExportDescription.ExportArn;
    }

    /// <summary>The manifest's key, or <see langword="null"/> where the export goes on beyond one part's time.</summary>
    private async Task<string?> AwaitAsync(string exportArn, CancellationToken cancellation)
    {
        long startedAt = time.GetTimestamp();
        while (true)
        {
            DescribeExportResponse described = await AwsErrors.GuardAsync(
                "dynamodb:DescribeExport",
                _table,
                () => dynamo.DescribeExportAsync(new DescribeExportRequest { ExportArn = exportArn }, cancellation),
                cancellation);
            ExportDescription export = described.ExportDescription;
            if (export.ExportStatus == ExportStatus.COMPLETED)
            {
                return export.ExportManifest is { Length: > 0 } manifest
                    ? manifest
                    : throw new ServiceFaultException($"The export of {_table} is COMPLETED and names no manifest yet ({exportArn}).");
            }

            if (export.ExportStatus != ExportStatus.IN_PROGRESS)
            {
                throw new PermanentException(
                    $"The export of {_table} is {export.ExportStatus}: {export.FailureCode} {export.FailureMessage} ({exportArn})");
            }

            if (time.GetElapsedTime(startedAt).TotalMinutes >= settings.Dump.MinutesPerPart)
            {
                return null;
            }

            await Task.Delay(Poll, time, cancellation);
        }
    }

    private async Task<DumpPart> CopyAsync(ExportCursor at, string manifestKey, Stream output, CancellationToken cancellation)
    {
        IReadOnlyList<ExportFile> files = await ExportManifest.ReadAsync(store, manifestKey, cancellation);
        DaySet days = new(at.Days);
        int daysBefore = days.Count;
        long startedAt = time.GetTimestamp();
        await using ReadingLines lines = new(output);
        ExportCursor next = at;
        do
        {
            if (next.File < files.Count)
            {
                long? line = await CopyFileAsync(
                    files[next.File], next.Line, settings.Dump.ReadingsPerPart - lines.Count, lines, days, cancellation);
                next = line is null ? next with { File = next.File + 1, Line = 0 } : next with { Line = line.Value };
            }
        }
        while (next.File < files.Count && lines.Count < settings.Dump.ReadingsPerPart
            && time.GetElapsedTime(startedAt).TotalMinutes < settings.Dump.MinutesPerPart);

        await lines.FlushAsync(cancellation);
        bool more = next.File < files.Count;
        return new DumpPart(lines.Count, days.Count - daysBefore, more ? (next with { Days = days.ToText() }).ToText() : null);
    }

    /// <summary>Where in the file the next part goes on, or <see langword="null"/> when the file is done.</summary>
    private async Task<long?> CopyFileAsync(
        ExportFile file, long skip, long atMost, ReadingLines lines, DaySet days, CancellationToken cancellation)
    {
        ObjectFingerprint stored = await store.FingerprintAsync(file.Key, cancellation) ?? throw Missing(file);
        if (file.ETag is { Length: > 0 } etag && etag != stored.Checksum)
        {
            throw new PermanentException($"{S3Location.Text(store.UriOf(file.Key))} has changed since the export wrote it. Start another run.");
        }

        Stream stream = await store.GetAsync(file.Key, cancellation) ?? throw Missing(file);
        using StreamReader reader = new(new GZipStream(stream, CompressionMode.Decompress));
        long at = 0L;
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (at++ < skip)
            {
                continue;
            }

            if (at - skip > atMost)
            {
                return at - 1;
            }

            Add(line, file, lines, days);
            await lines.FlushIfFullAsync(cancellation);
        }

        return at == file.Items
            ? null
            : throw new ServiceFaultException($"{S3Location.Text(store.UriOf(file.Key))} gave {at} of its {file.Items} items.");
    }

    private PermanentException Missing(ExportFile file) =>
        new($"The export's data file {S3Location.Text(store.UriOf(file.Key))} is not there.");

    private static void Add(string line, ExportFile file, ReadingLines lines, DaySet days)
    {
        using JsonDocument document = Parse(line, file);
        if (!document.RootElement.TryGetProperty("Item", out JsonElement item))
        {
            throw new PermanentException($"A line of the export's data file {file.Key} is no item.");
        }

        SensorField date = Field(item, SensorAttributes.Date);
        lines.Add(date, Field(item, SensorAttributes.Time), Field(item, SensorAttributes.Value));
        days.See(date);
    }

    private static JsonDocument Parse(string line, ExportFile file)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw new PermanentException($"A line of the export's data file {file.Key} is no JSON.", error);
        }
    }

    private static SensorField Field(JsonElement item, string name) =>
        !item.TryGetProperty(name, out JsonElement typed) ? default
        : typed.TryGetProperty("N", out global::System.Text.Json.JsonElement number) ? new(number.GetString(), true)
        : typed.TryGetProperty("S", out global::System.Text.Json.JsonElement text) ? new(text.GetString(), false)
        : default;
}
