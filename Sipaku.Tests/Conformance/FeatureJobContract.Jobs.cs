using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>How jobs start, end, fail and are found again.</summary>
public abstract partial class FeatureJobContract
{
    [Fact]
    public async Task Starting_again_finds_the_job_that_was_started()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        FeatureJobRequest request = new("run", 1, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        JobHandle first = await job.StartAsync(request, None);
        JobHandle again = await job.StartAsync(request, None);
        await EndAsync(job, again);

        Assert.Equal(first, again);
        Assert.Single(await FeaturesAsync(store));
        Assert.Equal(first, await job.StartAsync(request, None));
        Assert.Equal(JobState.Succeeded, (await EndAsync(job, first)).State);
    }

    [Fact]
    public async Task A_later_attempt_is_another_job_and_replaces_the_outputs()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle first = await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8)));
        await job.ReleaseAsync(new FeatureJobRequest("run", 1, RunKeys.Manifest("run")), None);

        JobHandle second = await RunAsync(job, await store.PutDumpAsync("run", Days(2, 2, 2, 2, 2, 2, 2)), attempt: 2);

        Assert.NotEqual(first, second);
        Assert.Equal([[2, 2, 2, 2, 2, 2, 2]], await FeaturesAsync(store));
        Assert.Equal(7, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task The_output_folders_hold_nothing_but_data()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        foreach (string prefix in new[] { RunKeys.Features("run"), RunKeys.FeaturesLog("run"), RunKeys.Daily("run") })
        {
            foreach (StoredObject item in await store.ListAllAsync(prefix))
            {
                await using Stream? stream = await store.GetAsync(item.Key, None);
                int first = stream!.ReadByte();
                Assert.True(first is -1 or ',' or (>= '0' and <= '9'), $"{item.Key} starts with byte {first}.");
            }
        }
    }

    [Fact]
    public async Task A_job_that_was_never_started_is_an_error()
    {
        (IFeatureJob? job, IObjectStore _) = await CreateAsync();

        await Assert.ThrowsAnyAsync<StepException>(() => job.GetStatusAsync(new JobHandle("nobody-knows-it", "nobody-knows-it"), None));
    }

    [Fact]
    public async Task A_dump_that_was_never_finished_is_told_in_one_line()
    {
        (IFeatureJob? job, IObjectStore _) = await CreateAsync();

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, RunKeys.Manifest("run")), None));

        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_as_the_manifest_says_is_told_in_one_line()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7));
        string part = RunKeys.DumpPart("run", 0, 0) + ".jsonl";
        await store.PutTextAsync(part, (await store.GetTextAsync(part))![..^20]);

        PermanentException changed = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));
        await store.DeleteAsync([part], None);
        PermanentException missing = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));

        Assert.Contains(part, changed.Message, StringComparison.Ordinal);
        Assert.Contains(part, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strange_parts_and_old_outputs_under_the_runs_prefix_count_for_nothing()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6));
        await store.PutTextAsync(RunKeys.DumpPart("run", 0, 1) + ".jsonl", new Reading("2020-01-07", "00:00:00", "7").ToExportLine());
        await store.PutTextAsync(RunKeys.DumpPart("run", 3, 0) + ".jsonl", new Reading("2020-01-06", "00:00:00", "70").ToExportLine());
        await store.PutTextAsync(RunKeys.Features("run") + "000000_0", "9,9,9,9,9,9,9\n");
        await store.PutTextAsync(RunKeys.Features("run") + "000001_0", "9,9,9,9,9,9,9\n");
        await store.PutTextAsync(RunKeys.Daily("run") + "000001_0", "2020-01-09,1,0,0,9,9,9,9,1\n");

        await RunAsync(job, manifest);

        Assert.Empty(await FeaturesAsync(store));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], (await DailyAsync(store)).Select(day => day.Average));
    }

    [Fact]
    public async Task A_gzip_file_that_breaks_off_fails_the_job()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<string> lines = Enumerable.Range(1, 300).Select(day => new Reading(new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), "00:00:00", $"{day}").ToExportLine());
        string key = RunKeys.DumpPart("run", 0, 0) + ".jsonl.gz";
        await store.PutBytesAsync(key, Gzip(string.Join('\n', lines))[..^200]);
        string manifest = await store.PutManifestAsync("run", key);

        Exception? failure = await Record.ExceptionAsync(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));
        JobStatus? ended = failure is null ? await EndAsync(job, await job.StartAsync(new FeatureJobRequest("run", 1, manifest), None)) : null;

        Assert.True(failure is PermanentException || ended!.State == JobState.Failed, $"{failure} {ended}");
    }

    [Fact]
    public async Task Releasing_twice_or_without_a_start_is_no_error()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        FeatureJobRequest request = new("run", 1, RunKeys.Manifest("run"));
        await job.ReleaseAsync(request, None);
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        await job.ReleaseAsync(request, None);
        await job.ReleaseAsync(request, None);

        Assert.Single(await FeaturesAsync(store));
    }
}
