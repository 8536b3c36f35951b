using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IModelEndpoint"/> promises.</summary>
public abstract class ModelEndpointContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly double[] Window = [100, 110, 120, 130, 140, 150];

    /// <summary>An endpoint that serves nothing yet, and a way to train a model for a run.</summary>
    protected abstract Task<(IModelEndpoint Endpoint, Func<string, Task<TrainedModel>> Train)> CreateAsync();

    /// <summary>Lets the service's time pass between two readings of a status.</summary>
    protected virtual Task AdvanceAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_deployed_model_predicts_finite_numbers()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest request = new("run-1", 1, (await train("run-1")).Location);

        await DeployAsync(endpoint, request);

        Assert.True(double.IsFinite(await endpoint.InvokeAsync(request, Window, None)));
    }

    [Fact]
    public async Task The_same_window_gives_the_same_prediction_and_another_window_another()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest request = new("run-1", 1, (await train("run-1")).Location);
        await DeployAsync(endpoint, request);

        double prediction = await endpoint.InvokeAsync(request, Window, None);

        Assert.Equal(prediction, await endpoint.InvokeAsync(request, Window, None));
        Assert.NotEqual(prediction, await endpoint.InvokeAsync(request, [.. Window.Reverse()], None));
    }

    [Fact]
    public async Task Deploying_again_goes_on_with_what_was_started()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest request = new("run-1", 1, (await train("run-1")).Location);

        JobHandle first = await endpoint.DeployAsync(request, None);
        JobHandle again = await endpoint.DeployAsync(request, None);
        await EndAsync(endpoint, request);

        Assert.Equal(first, again);
        Assert.Equal(first, await endpoint.DeployAsync(request, None));
        Assert.Equal(JobState.Succeeded, (await EndAsync(endpoint, request)).State);
    }

    [Fact]
    public async Task A_later_run_replaces_the_model_that_is_served()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest first = new("run-1", 1, (await train("run-1")).Location);
        await DeployAsync(endpoint, first);
        await endpoint.RetireAsync(new RetireRequest("run-1", first, Published: true), None);
        DeployRequest second = new("run-2", 1, (await train("run-2")).Location);

        await DeployAsync(endpoint, second);

        Assert.True(double.IsFinite(await endpoint.InvokeAsync(second, Window, None)));
    }

    [Fact]
    public async Task What_was_published_still_serves_after_cleaning_up()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest request = new("run-1", 1, (await train("run-1")).Location);
        await DeployAsync(endpoint, request);
        double prediction = await endpoint.InvokeAsync(request, Window, None);

        await endpoint.RetireAsync(new RetireRequest("run-1", request, Published: true), None);
        await endpoint.RetireAsync(new RetireRequest("run-1", request, Published: true), None);

        Assert.Equal(prediction, await endpoint.InvokeAsync(request, Window, None));
    }

    [Fact]
    public async Task InvokeAsync_WhenAnotherRunsModelHasTakenThePlace_ShouldNotGiveItsPredictions()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>>? train) = await CreateAsync();
        DeployRequest first = new("run-1", 1, (await train("run-1")).Location);
        await DeployAsync(endpoint, first);
        double own = await endpoint.InvokeAsync(first, Window, None);
        DeployRequest second = new("run-2", 1, (await train("run-2")).Location);
        await DeployAsync(endpoint, second);

        Exception? answer = await Record.ExceptionAsync(async () => Assert.Equal(own, await endpoint.InvokeAsync(first, Window, None)));

        Assert.True(answer is null or PermanentException, answer?.ToString());
    }

    [Fact]
    public async Task A_run_that_never_deployed_can_be_cleaned_up_after()
    {
        (IModelEndpoint? endpoint, Func<string, Task<TrainedModel>> _) = await CreateAsync();

        await endpoint.RetireAsync(new RetireRequest("run-1", null, Published: false), None);
        await endpoint.RetireAsync(new RetireRequest("run-1", null, Published: false), None);
    }

    private async Task DeployAsync(IModelEndpoint endpoint, DeployRequest request)
    {
        await endpoint.DeployAsync(request, None);
        JobStatus status = await EndAsync(endpoint, request);
        Assert.True(status.State == JobState.Succeeded, status.Reason);
    }

    private Task<JobStatus> EndAsync(IModelEndpoint endpoint, DeployRequest request) =>
        JobWaiting.EndAsync(() => endpoint.GetStatusAsync(request, None), AdvanceAsync);
}
