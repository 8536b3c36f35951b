using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
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
        await DeleteOldDumpsAsync(request.RunId, client, cancellation);
        return new DumpSummary(
            manifest,
            entries.Count,
            request.Segments.Sum(segment => segment.Readings),
            request.Segments.Sum(segment => segment.Days));
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
        await using Stream? stream = await objects.GetAsync(RunKeys.Manifest(runId), cancellation);
        DumpManifest? manifest = stream is null
            ? null
            : await JsonSerializer.DeserializeAsync<DumpManifest>(stream, JsonSerializerOptions.Web, cancellation);
        return manifest?.Entries.Select(RunKeys.RunOf) ?? [];
    }
}
