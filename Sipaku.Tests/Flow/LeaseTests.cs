using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Orchestrators;
using Xunit;

namespace Sipaku.Tests.Flow;

/// <summary>How a run keeps its lock while it waits, and what becomes of one that has lost it.</summary>
public sealed class LeaseTests : IAsyncDisposable
{
    private readonly FlowHost _flow = new(replayEveryTurn: false);

    public ValueTask DisposeAsync() => _flow.DisposeAsync();

    [Fact]
    public async Task Run_WhileAJobTakesLong_RenewsItsLeaseWellBeforeItRunsOut_AndNoLongerThanItLives()
    {
        await StartWithLongTrainingAsync(minutes: 25);

        OrchestrationMetadata run = await _flow.EndAsync();
        await _flow.Host.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(run).Outcome);
        double[] renewals = [.. _flow.Calls.Where(call => call.Name == nameof(RenewLease)).Select(call => call.At)];
        Assert.InRange(renewals.Length, 7, 9);
        Assert.All(renewals.Zip(renewals.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, RunLock.RunLease.TotalSeconds / 3));
        Assert.True(renewals[^1] < 26 * 60);
    }

    [Fact]
    public async Task Run_WhenAnotherTookItsLockMeanwhile_IsNotRenewedAgain_AndEndsAtItsNextStep()
    {
        _flow.On<string>(nameof(RenewLease), _ => false);
        await StartWithLongTrainingAsync(minutes: 25);
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => _flow.Names.Contains(nameof(RenewLease))
            ? throw new PermanentException("a later run has taken the lock")
            : new JobStatus(JobState.Running, "Training"));

        OrchestrationMetadata run = await _flow.EndAsync();
        await _flow.Host.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Contains("a later run has taken the lock", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Single(_flow.Names, nameof(RenewLease));
        Assert.DoesNotContain(nameof(DeployEndpoint), _flow.Names);
        Assert.DoesNotContain(nameof(PublishForecast), _flow.Names);
    }

    private async Task StartWithLongTrainingAsync(int minutes)
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => _flow.Calls.Last().At < minutes * 60
            ? new JobStatus(JobState.Running, "Training")
            : new JobStatus(JobState.Succeeded, "Completed"));
        await _flow.StartAsync();
        await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(FlowHost.RunId));
    }
}
