using System.IO.Compression;
using System.Text;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IFeatureJob"/> promises.</summary>
public abstract partial class FeatureJobContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A job and the object store that it works on, which holds nothing.</summary>
    protected abstract Task<(IFeatureJob Job, IObjectStore Store)> CreateAsync();

    /// <summary>Lets the service's time pass between two readings of a status.</summary>
    protected virtual Task AdvanceAsync() => Task.CompletedTask;

    [Fact]
    public async Task Lag_rows_have_the_label_first_and_then_the_oldest_lag_to_the_newest()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8)));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task Daily_lists_each_day_in_order_with_its_figures()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
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
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6)));

        Assert.Empty(await FeaturesAsync(store));
        Assert.Equal(6, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task Lags_go_over_the_days_that_exist()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6).Append(new Reading("2020-03-01", "00:00:00", "7"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task Under_the_strict_policy_only_seven_consecutive_days_make_a_row()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-09", "00:00:00", "9"));
        await RunAsync(job, new FeatureJobRequest("run", 1, await store.PutDumpAsync("run", readings), GapPolicy.Strict));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
        Assert.Equal(8, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task Where_no_seven_days_are_consecutive_there_is_no_row_of_an_earlier_attempt_either()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6).Append(new Reading("2020-01-08", "00:00:00", "8")));
        await RunAsync(job, manifest);
        await job.ReleaseAsync(new FeatureJobRequest("run", 1, manifest), None);

        await RunAsync(job, new FeatureJobRequest("run", 2, manifest, GapPolicy.Strict));

        Assert.Empty(await FeaturesAsync(store));
        Assert.Empty(await LogFeaturesAsync(store));
    }

    [Fact]
    public async Task Days_behind_the_last_one_that_counts_are_listed_and_in_no_row()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7, 8, -9));
        await RunAsync(job, new FeatureJobRequest("run", 1, manifest, LastDay: new DateOnly(2020, 1, 8)));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
        Assert.Equal(2, (await LogFeaturesAsync(store)).Count);
        Assert.Equal(9, (await DailyAsync(store)).Count);
    }

    [Fact]
    public async Task The_logarithms_have_a_row_for_each_row()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(0, 2, 3, 4, 5, 6, 7, 8)));

        List<double[]> rows = await FeaturesAsync(store);
        List<double[]> logarithms = await LogFeaturesAsync(store);
        Assert.Equal(2, logarithms.Count);
        foreach ((double[]? row, double[]? logarithm) in rows.Zip(logarithms))
        {
            Near.Equal([.. row.Select(value => Math.Log(1 + value))], logarithm, 1e-12, "logarithms");
        }
    }

    [Fact]
    public async Task Where_an_average_is_minus_one_or_less_there_are_no_logarithms()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(-1, 2, 3, 4, 5, 6, 7, 8)));

        Assert.Equal(2, (await FeaturesAsync(store)).Count);
        Assert.Empty(await LogFeaturesAsync(store));
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
        JobHandle handle = await job.StartAsync(request, None);
        JobStatus status = await EndAsync(job, handle);
        Assert.True(status.State == JobState.Succeeded, status.Reason);
        return handle;
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
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
        FeatureSummary summary = await new SummarizeFeatures(store).RunAsync(new RunDataRequest("run", new RunTerms(default)), None);
        return (summary.Readings, summary.Refused);
    }

    private Task<JobStatus> EndAsync(IFeatureJob job, JobHandle handle) =>
        JobWaiting.EndAsync(() => job.GetStatusAsync(handle, None), AdvanceAsync);
}
