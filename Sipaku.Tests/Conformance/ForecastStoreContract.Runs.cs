using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>The records of runs.</summary>
public abstract partial class ForecastStoreContract
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
    private static readonly Guid Life = new("5b0f8b3e-6c2e-4ef0-8f6f-0d3a3ffbb001");

    [Fact]
    public async Task A_record_is_read_as_it_was_written()
    {
        IForecastStore store = await CreateAsync(time);
        Forecast forecast = ForecastOf("run-1", 56.58489795112497);
        RunRecord record = RunRecord.Of("run-1", Start) with
        {
            State = RunState.Published,
            EndedAt = Start.AddMinutes(3),
            Steps = [new RunStep("DumpSensorData", Start, Start.AddSeconds(2), RunStepState.Done), new RunStep("TrainModel", Start.AddSeconds(2))],
            Data = forecast.Data,
            Model = forecast.Model,
            Days = forecast.Days,
            BillableSeconds = 92,
            Reasons = ["The forecast is published."],
            NotUndone = ["Could not release the cluster: no."],
            Sample = true,
            Measure = new Measure("PM2.5", "µg/m³", RawBands.Bands),
        };

        await store.WriteRunAsync(new RunEntry(record, 7, Life, 1), None);

        RunRecord read = (await store.ReadRunAsync("run-1", None))!;
        Assert.Equal(
            (record.RunId, record.State, record.StartedAt, record.EndedAt, record.Data, record.BillableSeconds, record.Sample),
            (read.RunId, read.State, read.StartedAt, read.EndedAt, read.Data, read.BillableSeconds, read.Sample));
        Assert.Equal(record.Steps, read.Steps);
        Assert.Equal(record.Days, read.Days);
        Assert.Equal(record.Model!.Weights, read.Model!.Weights);
        Assert.Equal(record.Reasons.Concat(record.NotUndone), read.Reasons.Concat(read.NotUndone));
        Assert.Equal(record.Measure.Bands.Levels, read.Measure!.Bands.Levels);
    }

    [Theory]
    [InlineData("run-2")]
    [InlineData("../run-1")]
    [InlineData("#lock")]
    [InlineData("run-1'; --")]
    public async Task A_run_without_a_record_has_none(string runId)
    {
        IForecastStore store = await CreateAsync(time);
        await store.AcquireAsync("run-1", null, None);
        await WriteAsync(store, "run-1", Life, 1, RunState.Running);

        Assert.Null(await store.ReadRunAsync(runId, None));
    }

    [Fact]
    public async Task A_record_is_replaced_by_a_newer_one_alone()
    {
        IForecastStore store = await CreateAsync(time);
        await WriteAsync(store, "run-1", life: null, 0, RunState.Running);
        await WriteAsync(store, "run-1", Life, 2, RunState.Failed);

        await WriteAsync(store, "run-1", Life, 1, RunState.Running);
        await WriteAsync(store, "run-1", life: null, 0, RunState.Running);
        Assert.Equal(RunState.Failed, (await store.ReadRunAsync("run-1", None))!.State);

        await WriteAsync(store, "run-1", Life, 2, RunState.Cancelled);
        Assert.Equal(RunState.Cancelled, (await store.ReadRunAsync("run-1", None))!.State);
    }

    [Fact]
    public async Task A_record_is_not_replaced_by_that_of_another_life()
    {
        IForecastStore store = await CreateAsync(time);
        await WriteAsync(store, "run-1", Life, 4, RunState.Published);

        await WriteAsync(store, "run-1", Guid.NewGuid(), 9, RunState.Failed);

        Assert.Equal(RunState.Published, (await store.ReadRunAsync("run-1", None))!.State);
    }

    [Fact]
    public async Task Each_run_is_listed_with_what_it_is_found_by()
    {
        IForecastStore store = await CreateAsync(time);
        Assert.Empty(await store.ListRunsAsync(None));
        await PublishAsync(store, ForecastOf("run-0", 1));
        await store.StoreDayAsync("run-1", ForecastDay.Of(new DateOnly(2020, 1, 1), 5, RawBands.Bands), None);
        RunHeader[] runs = [.. Enumerable.Range(1, 30).Select(number => new RunHeader($"run-{number}", (RunState)(number % 7), Start.AddTicks(number), number))];

        foreach (RunHeader run in runs)
        {
            await store.WriteRunAsync(new RunEntry(RunRecord.Of(run.RunId, run.StartedAt) with { State = run.State }, run.Fence, Life, 1), None);
        }

        Assert.Equal(runs, (await store.ListRunsAsync(None)).OrderBy(run => run.Fence));
    }

    private static Task WriteAsync(IForecastStore store, string runId, Guid? life, int revision, RunState state) =>
        store.WriteRunAsync(new RunEntry(RunRecord.Of(runId, Start) with { State = state }, 1, life, revision), None);
}
