using System.IO.Compression;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Writes the next part of one segment as one whole object: a crash costs at most this part.</summary>
public sealed class DumpSegmentPart(ISensorTable table, IObjectStore objects, IForecastStore store)
{
    /// <summary>Dumps the part, and keeps its record beside the data. A part without readings is no object: no reader takes an empty gzip file.</summary>
    [Function(nameof(DumpSegmentPart))]
    public async Task<DumpPart> RunAsync([ActivityTrigger] DumpPartRequest request, CancellationToken cancellation)
    {
        DumpSegment segment = request.Segment;
        await store.RequireLockAsync(segment.RunId, cancellation);

        DumpPart? part = null;
        string key = RunKeys.DumpPart(segment.RunId, segment.Index, request.Part) + objects.DumpSuffix;
        bool hasFile = await objects.TryPutAsync(
            key,
            async (stream, token) =>
            {
                part = await WriteAsync(request, stream, token);
                return part.Readings > 0;
            },
            cancellation);
        if (!hasFile)
        {
            // An earlier try of this part may have found readings that are gone by now.
            await objects.DeleteAsync([key], cancellation);
        }

        DumpRecord record = new(part!, hasFile ? await EntryAsync(key, part!.Readings, cancellation) : null);
        await objects.PutJsonAsync(
            RunKeys.Cursor(segment.RunId, segment.Index, request.Part), record, LocalJson.Default.DumpRecord, cancellation);
        return part!;
    }

    private async Task<DumpEntry> EntryAsync(string key, long readings, CancellationToken cancellation)
    {
        ObjectFingerprint stored = await objects.FingerprintAsync(key, cancellation)
            ?? throw new ServiceFaultException($"The object {key} was stored but is not there.");
        return new DumpEntry(key, readings, stored.Size, stored.Checksum);
    }

    private async Task<DumpPart> WriteAsync(DumpPartRequest request, Stream stream, CancellationToken cancellation)
    {
        if (!objects.DumpSuffix.EndsWith(".gz", StringComparison.Ordinal))
        {
            return await table.DumpPartAsync(request.Segment, request.Cursor, stream, cancellation);
        }

        await using GZipStream compressed = new(stream, CompressionLevel.Fastest, leaveOpen: true);
        return await table.DumpPartAsync(request.Segment, request.Cursor, compressed, cancellation);
    }
}
