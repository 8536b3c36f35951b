using Sipaku.Activities.Contracts;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;
using Sipaku.Orchestrations.Orchestrators;
using Xunit;

namespace Sipaku.Tests.Flow;

public abstract class JobOrchestratorTests(bool replayEveryTurn) : IAsyncDisposable
{
    private readonly FlowHost _flow = new(replayEveryTurn);

    public async ValueTask DisposeAsync()
    {
        await _flow.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Wait_WhenTheJobIsDoneAlready_LooksOnceAndSetsNoTimer()
    {
        JobStatus ended = await WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.Equal([0], Looks());
    }

    [Fact]
    public async Task Wait_WhenTheJobTakesLong_LooksAtAGrowingIntervalUpToItsMaximum()
    {
        int looks = 0;
        _flow.On<JobStatusRequest>(nameof(GetFeatureStatus), _ => ++looks < 8
            ? new JobStatus(JobState.Running, "RUNNING")
            : new JobStatus(JobState.Succeeded, "COMPLETED"));

        await WaitAsync(TimeSpan.FromHours(1));

        Assert.Equal([0, 10, 25, 47.5, 81.25, 131.875, 191.875, 251.875], Looks());
    }

    [Fact]
    public async Task Wait_WhenTheDeadlinePasses_SaysWhatTheJobWasDoing()
    {
        _flow.On<JobStatusRequest>(nameof(GetFeatureStatus), _ => new JobStatus(JobState.Running, "BOOTSTRAPPING"));

        JobStatus ended = await WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(new JobStatus(JobState.Failed, "BOOTSTRAPPING", "It was still BOOTSTRAPPING after 5 minutes."), ended);
    }

    private async Task<JobStatus> WaitAsync(TimeSpan limit)
    {
        await _flow.StartAsync();
        JobWait wait = new(
            nameof(GetFeatureStatus),
            new JobStatusRequest(FlowHost.RunId, new JobHandle("f", "features")),
            limit,
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(60));
        string id = await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(JobOrchestrator), wait);
        return (await _flow.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<JobStatus>()!;
    }

    private IEnumerable<double> Looks() => _flow.Calls.Select(call => call.At);
}
