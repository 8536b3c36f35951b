using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Closes a dump: its manifest is written last, so that a half-done dump is none.</summary>
public sealed class FinishDump(IObjectStore objects)
{
    /// <summary>How many runs keep their dumps.</summary>
    public const int DumpsKept = 5;

    /// <summary>Writes the manifest over all segments, and deletes the dumps of runs long past.</summary>
    [Function(nameof(FinishDump))]
    public async Task<DumpSummary> RunAsync([ActivityTrigger] FinishDumpRequest request, CancellationToken cancellation)
    {
        List<DumpEntry> entries = [];
        foreach (SegmentTotals segment in request.Segments.OrderBy(segment => segment.Index))
        {
            entries.AddRange(await FilesOfAsync(request.RunId, segment, cancellation));
        }

        string manifest = RunKeys.Manifest(request.RunId);
        await objects.PutJsonAsync(manifest, new DumpManifest(request.Source, entries), LocalJson.Default.DumpManifest, cancellation);
        await objects.DiscardUnfinishedAsync(RunKeys.Dump(request.RunId), cancellation);
        await DeleteOldDumpsAsync(cancellation);
        return new DumpSummary(
            manifest,
            entries.Count,
            request.Segments.Sum(segment => segment.Readings),
            request.Segments.Sum(segment => segment.Days));
    }

    private async Task<List<DumpEntry>> FilesOfAsync(string runId, SegmentTotals segment, CancellationToken cancellation)
    {
        List<DumpEntry> files = [];
        for (int part = 0; part < segment.Parts; part++)
        {
            string key = RunKeys.Cursor(runId, segment.Index, part);
            DumpRecord record = await objects.GetJsonAsync(key, LocalJson.Default.DumpRecord, cancellation)
                ?? throw new PermanentException($"The dump lacks {key}, the record of a part that was dumped. Start another run.");
            if (record.File is { } file)
            {
                files.Add(file);
            }
        }

        long found = files.Sum(file => file.Readings);
        return found == segment.Readings
            ? files
            : throw new PermanentException($"Segment {segment.Index} was dumped with {segment.Readings} readings, and its parts hold {found}. Start another run.");
    }

    private async Task DeleteOldDumpsAsync(CancellationToken cancellation)
    {
        // Run ids begin with their start's time, so that their order is the order of the runs.
        SortedSet<string> runs = new(StringComparer.Ordinal);
        await foreach (StoredObject stored in objects.ListAsync(RunKeys.Runs, cancellation))
        {
            string[] path = stored.Key.Split('/');
            if (path.Length > 3 && path[2] == "dump")
            {
                runs.Add(path[1]);
            }
        }

        foreach (string old in runs.Reverse().Skip(DumpsKept))
        {
            await objects.DeleteAsync(RunKeys.Dump(old), cancellation);
        }
    }
}
