using System.Diagnostics;
using System.Text.Json;
using DuckDB.NET.Data;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Benchmarks.Dump;

/// <summary>One round in a fresh process: prints milliseconds and peak megabytes.</summary>
internal static class DumpRound
{
    private const string Run = "benchmark";

    public static async Task RunAsync(string kind, SipakuSettings settings)
    {
        DirectoryObjectStore store = new(settings, TimeProvider.System);
        if (kind is "sum" or "dump")
        {
            await store.DeleteAsync(RunKeys.Root(Run), CancellationToken.None);
        }

        long started = Stopwatch.GetTimestamp();
        switch (kind)
        {
            case "sum":
                await DumpAsync(settings, store);
                await FeaturesAsync(settings, store, attempt: 1);
                break;
            case "dump":
                await DumpAsync(settings, store);
                break;
            case "job":
                await FeaturesAsync(settings, store, attempt: Environment.ProcessId);
                break;
            default:
                Bare(settings, store);
                break;
        }

        Round.Report(started);
    }

    private static async Task DumpAsync(SipakuSettings settings, DirectoryObjectStore store)
    {
        SqliteSensorTable table = new(settings, TimeProvider.System);
        DumpPlan plan = await table.PlanDumpAsync(Run, CancellationToken.None);
        List<DumpEntry>[] files = await Task.WhenAll(plan.Segments.Select(segment => Task.Run(() => DumpAsync(table, store, segment))));
        DumpManifest manifest = new(plan.Source, [.. files.SelectMany(file => file)]);
        await store.PutAsync(
            RunKeys.Manifest(Run),
            (stream, cancellation) => JsonSerializer.SerializeAsync(stream, manifest, cancellationToken: cancellation),
            CancellationToken.None);
    }

    private static async Task<List<DumpEntry>> DumpAsync(SqliteSensorTable table, DirectoryObjectStore store, DumpSegment segment)
    {
        List<DumpEntry> files = new();
        DumpPart? part = null;
        do
        {
            string? cursor = part?.Cursor;
            string key = RunKeys.DumpPart(Run, segment.Index, files.Count) + store.DumpSuffix;
            await store.PutAsync(
                key,
                async (stream, cancellation) => part = await table.DumpPartAsync(segment, cursor, stream, cancellation),
                CancellationToken.None);
            ObjectFingerprint? stored = await store.FingerprintAsync(key, CancellationToken.None);
            files.Add(new DumpEntry(key, part!.Readings, stored!.Size, stored.Checksum));
        }
        while (part!.Cursor is not null);
        return files;
    }

    private static async Task FeaturesAsync(SipakuSettings settings, DirectoryObjectStore store, int attempt) =>
        await new DuckDbFeatureJob(store, settings).StartAsync(new FeatureJobRequest(Run, attempt, RunKeys.Manifest(Run)), CancellationToken.None);

    private static void Bare(SipakuSettings settings, DirectoryObjectStore store)
    {
        string[] files = Directory.GetFiles(store.LocalPathOf(RunKeys.Dump(Run)), "*", SearchOption.AllDirectories);
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = FeatureQuery.Render(files, FeatureFiles.In(Directory.CreateDirectory(Path.Combine(settings.Home, "bare")).FullName), QueryParameters.Of(settings.Readings));
        command.ExecuteNonQuery();
    }
}
