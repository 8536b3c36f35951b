using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
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
        List<string> entries = [];
        foreach (SegmentTotals segment in request.Segments.OrderBy(segment => segment.Index))
        {
            for (int part = 0; part < segment.Parts; part++)
            {
                entries.Add(RunKeys.DumpPart(request.RunId, segment.Index, part) + objects.DumpSuffix);
            }
        }

        string manifest = RunKeys.Manifest(request.RunId);
        await objects.PutAsync(
            manifest,
            (stream, token) => JsonSerializer.SerializeAsync(stream, new DumpManifest(request.Source, entries), cancellationToken: token),
            cancellation);
        await DeleteOldDumpsAsync(cancellation);
        return new DumpSummary(
            manifest,
            entries.Count,
            request.Segments.Sum(segment => segment.Readings),
            request.Segments.Sum(segment => segment.Days));
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
