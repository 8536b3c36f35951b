using System.IO.Compression;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Writes the next part of one segment as one whole object: a crash costs at most this part.</summary>
public sealed class DumpSegmentPart(ISensorTable table, IObjectStore objects, IForecastStore store)
{
    /// <summary>Dumps the part, and keeps its cursor beside the data.</summary>
    [Function(nameof(DumpSegmentPart))]
    public async Task<DumpPart> RunAsync([ActivityTrigger] DumpPartRequest request, CancellationToken cancellation)
    {
        DumpSegment segment = request.Segment;
        await store.RenewAsync(segment.RunId, cancellation);

        DumpPart? part = null;
        string key = RunKeys.DumpPart(segment.RunId, segment.Index, request.Part) + objects.DumpSuffix;
        await objects.PutAsync(key, async (stream, token) => part = await WriteAsync(request, stream, token), cancellation);
        await objects.PutAsync(
            RunKeys.Cursor(segment.RunId, segment.Index, request.Part),
            (stream, token) => JsonSerializer.SerializeAsync(stream, part, cancellationToken: token),
            cancellation);
        return part!;
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
