using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Closes a dump: its manifest is written last, so that a half-done dump is none.</summary>
public sealed class FinishDump(IObjectStore objects)
{
    /// <summary>How many finished runs keep their dumps.</summary>
    public const int DumpsKept = 5;

    private static readonly OrchestrationQuery Unfinished = new(
        Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended]);

    /// <summary>Writes the manifest over all segments, and deletes the dumps of runs long past.</summary>
    [Function(nameof(FinishDump))]
    public async Task<DumpSummary> RunAsync(
        [ActivityTrigger] FinishDumpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        List<DumpEntry> entries = [];
        foreach (SegmentTotals segment in request.Segments.OrderBy(segment => segment.Index))
        {
            entries.AddRange(await FilesOfAsync(request.RunId, segment, cancellation));
        }

        string manifest = RunKeys.Manifest(request.RunId);
        await objects.PutJsonAsync(manifest, new DumpManifest(request.Source, entries), LocalJson.Default.DumpManifest, cancellation);
        await objects.DiscardUnfinishedAsync(RunKeys.Dump(request.RunId), cancellation);
        await DeleteOldDumpsAsync(request.RunId, client, cancellation);
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

    /// <summary>Keeps the dumps that were written last, and each that a run under way needs: its own, or one that its manifest names.</summary>
    private async Task DeleteOldDumpsAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        HashSet<string> runs = [];
        Dictionary<string, DateTimeOffset> dumps = [];
        await foreach (StoredObject stored in objects.ListAsync(RunKeys.Runs, cancellation))
        {
            string run = RunKeys.RunOf(stored.Key);
            runs.Add(run);
            if (stored.Key.StartsWith(RunKeys.Dump(run), StringComparison.Ordinal) && stored.WrittenAt > dumps.GetValueOrDefault(run))
            {
                dumps[run] = stored.WrittenAt;
            }
        }

        HashSet<string> needed = [runId];
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(Unfinished).WithCancellation(cancellation))
        {
            if (runs.Contains(instance.InstanceId))
            {
                needed.Add(instance.InstanceId);
                needed.UnionWith(await SourcesOfAsync(instance.InstanceId, cancellation));
            }
        }

        IEnumerable<string> old = dumps
            .Where(dump => !needed.Contains(dump.Key))
            .OrderByDescending(dump => dump.Value)
            .ThenByDescending(dump => dump.Key, StringComparer.Ordinal)
            .Skip(DumpsKept)
            .Select(dump => dump.Key);
        foreach (string run in old)
        {
            await objects.DeleteAsync(RunKeys.Dump(run), cancellation);
        }
    }

    private async Task<IEnumerable<string>> SourcesOfAsync(string runId, CancellationToken cancellation)
    {
        DumpManifest? manifest = await objects.GetJsonAsync(RunKeys.Manifest(runId), LocalJson.Default.DumpManifest, cancellation);
        return manifest?.Entries.Select(entry => RunKeys.RunOf(entry.Key)) ?? [];
    }
}
