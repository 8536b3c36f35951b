using System.IO.Compression;
using System.Text;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IFeatureJob"/> promises.</summary>
public abstract class FeatureJobContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A job and the object store that it works on, which holds nothing.</summary>
    protected abstract Task<(IFeatureJob Job, IObjectStore Store)> CreateAsync();

    /// <summary>Lets the service's time pass between two readings of a status.</summary>
    protected virtual Task AdvanceAsync() => Task.CompletedTask;

    [Fact]
    public async Task Lag_rows_have_the_label_first_and_then_the_oldest_lag_to_the_newest()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8)));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task Daily_lists_each_day_in_order_with_its_figures()
    {
        var (job, store) = await CreateAsync();
        Reading[] readings =
        [
            new("2020-01-03", "00:00:00", "30"), new("2020-01-01", "00:00:00", "10"), new("2020-01-01", "12:00:00", "11"),
            new("2020-01-02", "00:00:00", "20"),
        ];
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([("2020-01-01", 2, 0, 10.5), ("2020-01-02", 1, 0, 20), ("2020-01-03", 1, 0, 30)], await DailyAsync(store));
    }

    [Fact]
    public async Task Six_days_give_no_row_but_their_averages()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6)));

        Assert.Empty(await FeaturesAsync(store));
        Assert.Equal(6, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task Lags_go_over_the_days_that_exist()
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6).Append(new Reading("2020-03-01", "00:00:00", "7"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task Under_the_strict_policy_only_seven_consecutive_days_make_a_row()
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-09", "00:00:00", "9"));
        await RunAsync(job, new FeatureJobRequest("run", 1, await store.PutDumpAsync("run", readings), GapPolicy.Strict));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
        Assert.Equal(8, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task Where_no_seven_days_are_consecutive_there_is_no_row_of_an_earlier_attempt_either()
    {
        var (job, store) = await CreateAsync();
        var manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6).Append(new Reading("2020-01-08", "00:00:00", "8")));
        await RunAsync(job, manifest);
        await job.ReleaseAsync(new FeatureJobRequest("run", 1, manifest), None);

        await RunAsync(job, new FeatureJobRequest("run", 2, manifest, GapPolicy.Strict));

        Assert.Empty(await FeaturesAsync(store));
        Assert.Empty(await LogFeaturesAsync(store));
    }

    [Fact]
    public async Task Days_behind_the_last_one_that_counts_are_listed_and_in_no_row()
    {
        var (job, store) = await CreateAsync();
        var manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8, -9));
        await RunAsync(job, new FeatureJobRequest("run", 1, manifest, LastDay: new DateOnly(2020, 1, 8)));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
        Assert.Equal(2, (await LogFeaturesAsync(store)).Count);
        Assert.Equal(9, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task The_logarithms_have_a_row_for_each_row()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(0, 2, 3, 4, 5, 6, 7, 8)));

        var rows = await FeaturesAsync(store);
        var logarithms = await LogFeaturesAsync(store);
        Assert.Equal(2, logarithms.Count);
        foreach (var (row, logarithm) in rows.Zip(logarithms))
        {
            Near.Equal([.. row.Select(value => Math.Log(1 + value))], logarithm, 1e-12, "logarithms");
        }
    }

    [Fact]
    public async Task Where_an_average_is_minus_one_or_less_there_are_no_logarithms()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(-1, 2, 3, 4, 5, 6, 7, 8)));

        Assert.Equal(2, (await FeaturesAsync(store)).Count);
        Assert.Empty(await LogFeaturesAsync(store));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-inf")]
    [InlineData("1e400")]
    [InlineData("12,5")]
    [InlineData(" 5")]
    [InlineData("5\\n")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("abc")]
    public async Task What_is_no_finite_number_is_counted_as_bad_and_averaged_nowhere(string value)
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-07", "01:00:00", value));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal(("2020-01-07", 1, 1, 7), (await DailyAsync(store))[^1]);
        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Theory]
    [InlineData("+7", 7)]
    [InlineData("7.", 7)]
    [InlineData(".5", 0.5)]
    [InlineData("-0.25", -0.25)]
    [InlineData("7e2", 700)]
    [InlineData("7E+2", 700)]
    [InlineData("700.5e-1", 70.05)]
    public async Task Every_way_to_write_a_number_counts(string value, double average)
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", [new Reading("2020-01-01", "00:00:00", value)]));

        var (_, readings, bad, found) = Assert.Single(await DailyAsync(store));
        Assert.Equal((1, 0), (readings, bad));
        Near.Equal(average, found, 1e-12, "average");
    }

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("2019-02-29")]
    [InlineData("2020-13-01")]
    [InlineData("2020-1-4")]
    [InlineData("2020-01-04 ")]
    [InlineData("20200104")]
    [InlineData("0000-01-01")]
    [InlineData("1582-12-31")]
    [InlineData("04-01-2020")]
    [InlineData("")]
    [InlineData("yesterday")]
    public async Task What_is_no_real_date_shifts_no_lag(string date)
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading(date, "00:00:00", "99"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
        Assert.Equal(7, (await DailyAsync(store)).Count);
        Assert.Contains(",1,0,0,,,,,", await store.ReadLinesAsync(RunKeys.Daily("run")));
        Assert.Equal((7, 1), await CountAsync(store));
    }

    [Fact]
    public async Task Lines_that_are_no_readings_shift_no_lag()
    {
        var (job, store) = await CreateAsync();
        string[] rubbish =
        [
            "{", "not json", "[1,2]", "\"text\"", "12", "null", "{}", """{"Waktu":{"s":"00:00:00"}}""", """{"Tanggal":{"s":"2020-01-0""",
            """{"Value":{"n":"5"},"Tanggal":"2020-01-01"}""", """{"Value":{"n":"5"},"Tanggal":{"n":"2020"}}""",
        ];
        var lines = rubbish.Concat(Days(1, 2, 3, 4, 5, 6, 7).Select(reading => reading.ToExportLine())).Concat(rubbish);
        await RunAsync(job, await store.PutDumpAsync("run", lines));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task A_day_of_refused_values_is_listed_without_an_average_and_is_no_lag()
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-08", "00:00:00", "x")).Append(new Reading("2020-01-09", "00:00:00", "9"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [9, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
        Assert.Contains("2020-01-08,0,1,0,,,,,", await store.ReadLinesAsync(RunKeys.Daily("run")));
    }

    [Fact]
    public async Task A_reading_without_a_value_counts_as_bad()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", ["""{"Tanggal":{"s":"2020-01-01"}}""", new Reading("2020-01-01", "00:00:00", "4").ToExportLine()]));

        Assert.Equal([("2020-01-01", 1, 1, 4)], await DailyAsync(store));
    }

    [Fact]
    public async Task Point_in_time_exports_are_read_compressed_with_upper_case_tags()
    {
        var (job, store) = await CreateAsync();
        var lines = Days(1, 2, 3, 4, 5, 6, 7).Select(reading =>
            $$$"""{"Item":{"Tanggal":{"S":"{{{reading.Tanggal}}}"},"Sensor":{"L":[{"S":"x"}]},"Value":{"N":"{{{reading.Value}}}"},"Waktu":{"S":"00:00:00"} } }""");
        var key = RunKeys.Dump("run") + "data/a1b2.jsonl.gz";
        await store.PutBytesAsync(key, Gzip(string.Join('\n', lines) + "\n"));
        await RunAsync(job, await store.PutManifestAsync("run", key));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task A_dump_may_lie_in_several_files_of_which_some_are_empty()
    {
        var (job, store) = await CreateAsync();
        var readings = Days(1, 2, 3, 4, 5, 6, 7, 8);
        var keys = new List<string>();
        for (var segment = 0; segment < 3; segment++)
        {
            keys.Add(RunKeys.DumpPart("run", segment, 0) + ".jsonl");
            await store.PutTextAsync(keys[^1], string.Concat(readings.Skip(segment * 4).Take(4).Select(reading => reading.ToExportLine() + "\n")));
        }

        await RunAsync(job, await store.PutManifestAsync("run", [.. keys]));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task Starting_again_finds_the_job_that_was_started()
    {
        var (job, store) = await CreateAsync();
        var request = new FeatureJobRequest("run", 1, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        var first = await job.StartAsync(request, None);
        var again = await job.StartAsync(request, None);
        await EndAsync(job, again);

        Assert.Equal(first, again);
        Assert.Single(await FeaturesAsync(store));
        Assert.Equal(first, await job.StartAsync(request, None));
        Assert.Equal(JobState.Succeeded, (await EndAsync(job, first)).State);
    }

    [Fact]
    public async Task A_later_attempt_is_another_job_and_replaces_the_outputs()
    {
        var (job, store) = await CreateAsync();
        var first = await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8)));
        await job.ReleaseAsync(new FeatureJobRequest("run", 1, RunKeys.Manifest("run")), None);

        var second = await RunAsync(job, await store.PutDumpAsync("run", Days(2, 2, 2, 2, 2, 2, 2)), attempt: 2);

        Assert.NotEqual(first, second);
        Assert.Equal([[2, 2, 2, 2, 2, 2, 2]], await FeaturesAsync(store));
        Assert.Equal(7, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task The_output_folders_hold_nothing_but_data()
    {
        var (job, store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        foreach (var prefix in new[] { RunKeys.Features("run"), RunKeys.FeaturesLog("run"), RunKeys.Daily("run") })
        {
            foreach (var item in await store.ListAllAsync(prefix))
            {
                await using var stream = await store.GetAsync(item.Key, None);
                var first = stream!.ReadByte();
                Assert.True(first is -1 or ',' or (>= '0' and <= '9'), $"{item.Key} starts with byte {first}.");
            }
        }
    }

    [Fact]
    public async Task A_job_that_was_never_started_is_an_error()
    {
        var (job, _) = await CreateAsync();

        await Assert.ThrowsAnyAsync<StepException>(() => job.GetStatusAsync(new JobHandle("nobody-knows-it", "nobody-knows-it"), None));
    }

    [Fact]
    public async Task A_dump_that_was_never_finished_is_told_in_one_line()
    {
        var (job, _) = await CreateAsync();

        var error = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, RunKeys.Manifest("run")), None));

        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_as_the_manifest_says_is_told_in_one_line()
    {
        var (job, store) = await CreateAsync();
        var manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7));
        var part = RunKeys.DumpPart("run", 0, 0) + ".jsonl";
        await store.PutTextAsync(part, (await store.GetTextAsync(part))![..^20]);

        var changed = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));
        await store.DeleteAsync([part], None);
        var missing = await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));

        Assert.Contains(part, changed.Message, StringComparison.Ordinal);
        Assert.Contains(part, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strange_parts_and_old_outputs_under_the_runs_prefix_count_for_nothing()
    {
        var (job, store) = await CreateAsync();
        var manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6));
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
        var (job, store) = await CreateAsync();
        var lines = Enumerable.Range(1, 300).Select(day => new Reading(new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), "00:00:00", $"{day}").ToExportLine());
        var key = RunKeys.DumpPart("run", 0, 0) + ".jsonl.gz";
        await store.PutBytesAsync(key, Gzip(string.Join('\n', lines))[..^200]);
        var manifest = await store.PutManifestAsync("run", key);

        var failure = await Record.ExceptionAsync(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), None));
        var ended = failure is null ? await EndAsync(job, await job.StartAsync(new FeatureJobRequest("run", 1, manifest), None)) : null;

        Assert.True(failure is PermanentException || ended!.State == JobState.Failed, $"{failure} {ended}");
    }

    [Fact]
    public async Task Releasing_twice_or_without_a_start_is_no_error()
    {
        var (job, store) = await CreateAsync();
        var request = new FeatureJobRequest("run", 1, RunKeys.Manifest("run"));
        await job.ReleaseAsync(request, None);
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        await job.ReleaseAsync(request, None);
        await job.ReleaseAsync(request, None);

        Assert.Single(await FeaturesAsync(store));
    }

    /// <summary>One reading a day from 2020-01-01.</summary>
    protected static IEnumerable<Reading> Days(params int[] averages) =>
        averages.Select((average, day) => new Reading(new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), "00:00:00", average.ToString()));

    protected static Task<List<double[]>> FeaturesAsync(IObjectStore store) => RowsAsync(store, RunKeys.Features("run"));

    protected Task<JobHandle> RunAsync(IFeatureJob job, string manifest, int attempt = 1) =>
        RunAsync(job, new FeatureJobRequest("run", attempt, manifest));

    private static Task<List<double[]>> LogFeaturesAsync(IObjectStore store) => RowsAsync(store, RunKeys.FeaturesLog("run"));

    private static async Task<List<double[]>> RowsAsync(IObjectStore store, string prefix) =>
        [.. (await store.ReadLinesAsync(prefix)).Select(ReferenceData.ParseRow).OrderBy(row => row[0])];

    private async Task<JobHandle> RunAsync(IFeatureJob job, FeatureJobRequest request)
    {
        var handle = await job.StartAsync(request, None);
        var status = await EndAsync(job, handle);
        Assert.True(status.State == JobState.Succeeded, status.Reason);
        return handle;
    }

    private static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private static async Task<List<(string Day, int Readings, int Bad, double Average)>> DailyAsync(IObjectStore store) =>
    [
        .. (await store.ReadLinesAsync(RunKeys.Daily("run"))).Select(line => line.Split(','))
            .Where(fields => fields[0].Length > 0)
            .Select(fields => (fields[0], int.Parse(fields[1]), int.Parse(fields[2]), double.Parse(fields[4]))),
    ];

    private static async Task<(long Used, long Refused)> CountAsync(IObjectStore store)
    {
        var summary = await new SummarizeFeatures(store).RunAsync(new RunDataRequest("run", new RunTerms(default)), None);
        return (summary.Readings, summary.Refused);
    }

    private Task<JobStatus> EndAsync(IFeatureJob job, JobHandle handle) =>
        JobWaiting.EndAsync(() => job.GetStatusAsync(handle, None), AdvanceAsync);
}
