using System.Globalization;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="ITrainingJob"/> promises.</summary>
public abstract class TrainingJobContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A job and the object store that it works on, which holds nothing.</summary>
    protected abstract Task<(ITrainingJob Job, IObjectStore Store)> CreateAsync();

    /// <summary>Lets the service's time pass between two readings of a status.</summary>
    protected virtual Task AdvanceAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_succeeded_job_has_a_model_with_metrics_and_a_name()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle handle = await StartAsync(job, store);

        Assert.Equal(JobState.Succeeded, (await EndAsync(job, handle)).State);
        TrainedModel model = await job.GetResultAsync(handle, None);

        Assert.Contains("run-7", model.Name, StringComparison.Ordinal);
        Assert.NotEqual("", model.Trainer);
        Assert.True(model.Location.IsAbsoluteUri);
        Assert.NotEmpty(model.Metrics);
        Assert.All(model.Metrics.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public async Task The_model_lies_among_the_runs_artefacts()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle handle = await StartAsync(job, store);
        await EndAsync(job, handle);

        TrainedModel model = await job.GetResultAsync(handle, None);

        Assert.Contains(model.Location, (await store.ListAllAsync(RunKeys.Model("run-7"))).Select(item => store.UriOf(item.Key)));
    }

    [Fact]
    public async Task Starting_again_finds_the_job_that_was_started()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle first = await StartAsync(job, store);
        Assert.Equal(first, await job.StartAsync(new TrainingRequest("run-7", 1, Rows), None));
        await EndAsync(job, first);
        TrainedModel model = await job.GetResultAsync(first, None);

        Assert.Equal(first, await job.StartAsync(new TrainingRequest("run-7", 1, Rows), None));
        Assert.Equal(model.Location, (await job.GetResultAsync(first, None)).Location);
    }

    [Fact]
    public async Task A_later_attempt_is_another_job()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle first = await StartAsync(job, store);
        await EndAsync(job, first);

        JobHandle second = await job.StartAsync(new TrainingRequest("run-7", 2, Rows), None);
        await EndAsync(job, second);

        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual((await job.GetResultAsync(first, None)).Name, (await job.GetResultAsync(second, None)).Name);
    }

    [Fact]
    public async Task Another_runs_job_is_another_job()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        JobHandle first = await StartAsync(job, store);
        JobHandle other = await StartAsync(job, store, "run-8");

        Assert.NotEqual(first.Id, other.Id);
    }

    [Fact]
    public async Task A_job_that_was_never_started_is_an_error()
    {
        (ITrainingJob? job, IObjectStore _) = await CreateAsync();
        JobHandle unknown = new("nobody-knows-it", "nobody-knows-it");

        await Assert.ThrowsAnyAsync<StepException>(() => job.GetStatusAsync(unknown, None));
        await Assert.ThrowsAnyAsync<StepException>(() => job.GetResultAsync(unknown, None));
    }

    [Fact]
    public async Task Stopping_what_was_never_started_or_has_ended_is_no_error()
    {
        (ITrainingJob? job, IObjectStore? store) = await CreateAsync();
        await job.StopAsync(new TrainingRequest("run-7", 1, Rows), None);
        JobHandle handle = await StartAsync(job, store, attempt: 2);
        await EndAsync(job, handle);

        await job.StopAsync(new TrainingRequest("run-7", 2, Rows), None);

        Assert.Equal(JobState.Succeeded, (await job.GetStatusAsync(handle, None)).State);
    }

    /// <summary>How many rows <see cref="StartAsync"/> trains on.</summary>
    protected const int Rows = 60;

    /// <summary>Starts a job on rows that a linear model fits well.</summary>
    protected static async Task<JobHandle> StartAsync(ITrainingJob job, IObjectStore store, string runId = "run-7", int attempt = 1)
    {
        double[] series = Enumerable.Range(0, Rows + 6).Select(day => 100 + (40 * Math.Sin(day)) + (15 * Math.Cos(day * 2.7))).ToArray();
        IEnumerable<string> lines = Enumerable.Range(6, Rows).Select(day => string.Join(
            ',',
            new[] { series[day] }.Concat(series[(day - 6)..day]).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        await store.PutTextAsync(RunKeys.Features(runId) + "part-00000.csv", string.Concat(lines.Select(line => line + "\n")));
        await store.PutTextAsync(RunKeys.Validation(runId) + "part-00000.csv", string.Concat(lines.Skip(Rows * 4 / 5).Select(line => line + "\n")));
        return await job.StartAsync(new TrainingRequest(runId, attempt, Rows), None);
    }

    private Task<JobStatus> EndAsync(ITrainingJob job, JobHandle handle) =>
        JobWaiting.EndAsync(() => job.GetStatusAsync(handle, None), AdvanceAsync);
}
