using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Import.Packing;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Features;

/// <summary>The feature query in this process, within the start: a job whose start has returned has succeeded.</summary>
internal sealed class DuckDbFeatureJob(IObjectStore store, SipakuSettings settings) : IFeatureJob
{
    private const string Output = "part-00000.csv";

    /// <inheritdoc />
    public async Task<JobHandle> StartAsync(FeatureJobRequest request, CancellationToken cancellation)
    {
        string outcome = OutcomeKey(request);
        if (await store.GetJsonAsync(outcome, LocalJson.Default.FeatureJobOutcome, cancellation) is not null)
        {
            return HandleOf(request);
        }

        string scratch = Scratch(request.RunId, request.Attempt);
        try
        {
            RemoveFolder(scratch);
            Directory.CreateDirectory(scratch);
            DumpManifest manifest = await store.ReadManifestAsync(request.ManifestKey, cancellation);
            await store.VerifyAsync(manifest, cancellation);
            List<string> files = await StageAsync(manifest, scratch, cancellation);
            FeatureFiles outputs = FeatureFiles.In(scratch);
            QueryParameters parameters = QueryParameters.Of(settings.Readings, request.GapPolicy, request.LastDay);
            FeatureJobOutcome found = FeatureQuery.Run(files, outputs, parameters, scratch, cancellation);
            await ReplaceAsync(RunKeys.Features(request.RunId), outputs.Features, cancellation);
            await ReplaceAsync(RunKeys.FeaturesLog(request.RunId), outputs.FeaturesLog, cancellation);
            await ReplaceAsync(RunKeys.Daily(request.RunId), outputs.Daily, cancellation);
            await store.PutJsonAsync(outcome, found, LocalJson.Default.FeatureJobOutcome, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LocalFaults.AsStepException(fault, settings.Home);
        }
        finally
        {
            RemoveFolder(scratch);
        }

        return HandleOf(request);
    }

    /// <inheritdoc />
    public async Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation)
    {
        FeatureJobOutcome found = await store.GetJsonAsync(job.Id, LocalJson.Default.FeatureJobOutcome, cancellation)
            ?? throw new PermanentException($"The feature job {job.Name} is not there (no {job.Id}).");
        string detail = string.Create(CultureInfo.InvariantCulture, $"{found.Days} days, {found.Rows} rows");
        return new JobStatus(
            JobState.Succeeded,
            found.Dateless == 0 ? detail : string.Create(CultureInfo.InvariantCulture, $"{detail}, {found.Dateless} lines without a valid day"));
    }

    /// <inheritdoc />
    public Task ReleaseAsync(FeatureJobRequest request, CancellationToken cancellation)
    {
        RemoveFolder(Scratch(request.RunId, request.Attempt));
        return Task.CompletedTask;
    }

    private static string OutcomeKey(FeatureJobRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"{RunKeys.Root(request.RunId)}features-job-{request.Attempt}.json");

    private static JobHandle HandleOf(FeatureJobRequest request) =>
        new(OutcomeKey(request), string.Create(CultureInfo.InvariantCulture, $"duckdb-{request.RunId}-{request.Attempt}"));

    /// <summary>
    /// Paths of the dump's files in plain text. What is not on this machine yet is brought here; what is compressed is decompressed here,
    /// because DuckDB reads what is left of a file that was cut off as if it were whole.
    /// </summary>
    private async Task<List<string>> StageAsync(DumpManifest manifest, string scratch, CancellationToken cancellation)
    {
        List<string> paths = new(manifest.Entries.Count);
        foreach (string key in manifest.Entries.Select(entry => entry.Key))
        {
            bool isCompressed = key.EndsWith(".gz", StringComparison.Ordinal);
            if (!isCompressed && store.LocalPathOf(key) is { } path)
            {
                paths.Add(path);
                continue;
            }

            string staged = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"{paths.Count:D6}.jsonl"));
            await using Stream source = await store.GetAsync(key, cancellation)
                ?? throw new PermanentException($"The dump lacks {key}, which its manifest names. Start another run.");
            await using FileStream target = File.Create(staged);
            await (isCompressed ? DecompressAsync(key, source, target, cancellation) : source.CopyToAsync(target, cancellation));
            paths.Add(staged);
        }

        return paths;
    }

    private static async Task DecompressAsync(string key, Stream source, Stream target, CancellationToken cancellation)
    {
        await using GzipInput plain = new(source);
        try
        {
            await plain.CopyToAsync(target, cancellation);
            if (!plain.IsFollowed)
            {
                return;
            }
        }
        catch (InvalidDataException)
        {
            // Said below.
        }

        throw new PermanentException($"The dump's {key} is no whole gzip file. Start another run.");
    }

    private async Task ReplaceAsync(string prefix, string path, CancellationToken cancellation)
    {
        await store.DeleteAsync(prefix, cancellation);
        await store.PutAsync(
            prefix + Output,
            async (target, token) =>
            {
                await using FileStream source = File.OpenRead(path);
                await source.CopyToAsync(target, token);
            },
            cancellation);
    }

    private string Scratch(string runId, int attempt) => Path.Combine(
        Path.GetFullPath(settings.Home), "scratch", ObjectKey.ToRelativePath(runId), string.Create(CultureInfo.InvariantCulture, $"features-{attempt}"));

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
