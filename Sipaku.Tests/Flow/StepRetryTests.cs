using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.Flow;

public abstract class StepRetryTests(bool replayEveryTurn) : IAsyncDisposable
{
    private readonly FlowHost _flow = new(replayEveryTurn);

    public async ValueTask DisposeAsync()
    {
        await _flow.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Step_WhenThrottled_IsTriedAgainAfterGrowingDurableWaits()
    {
        FailTimes(3, () => new ThrottledException("slow down"));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Equal([0, 2, 6, 14], Starts());
    }

    [Fact]
    public async Task Step_WhileItWaitsForItsNextTry_SaysWhyAndUntilWhen()
    {
        FailTimes(1, () => new QuotaException("limit reached"));
        await _flow.StartAsync();
        await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(FlowHost.RunId));
        await _flow.Host.WhenIdleAsync();

        OrchestrationMetadata waiting = (await _flow.Client.GetInstanceAsync(FlowHost.RunId, getInputsAndOutputs: true))!;
        DateTimeOffset next = _flow.Host.Clock.GetUtcNow().AddMinutes(2);
        OrchestrationMetadata ended = await _flow.EndAsync();

        Assert.Equal($"limit reached The next try is at {next:yyyy-MM-dd HH:mm:ss}Z.", FlowHost.StatusOf(waiting).Waiting);
        Assert.Null(FlowHost.StatusOf(ended).Waiting);
    }

    [Fact]
    public async Task Step_WhenAQuotaIsReached_WaitsForMinutes()
    {
        FailTimes(2, () => new QuotaException("limit reached"));

        await _flow.RunAsync();

        Assert.Equal([0, 120, 360], Starts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Step_WhenRepeatingIsUseless_IsNotTriedAgain(bool defect)
    {
        FailTimes(1, () => defect ? new InvalidCastException("a defect") : new PermanentException("no permission"));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Single(Starts());
    }

    [Fact]
    public async Task Step_WhenTheServiceNeverRecovers_GivesUpWithItsError()
    {
        FailTimes(int.MaxValue, () => new ServiceFaultException("the service is down"));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal("the service is down", run.FailureDetails!.ErrorMessage);
        Assert.Equal(10, Starts().Count);
    }

    [Fact]
    public async Task Step_WhenItsWorkerDies_IsTriedAgainSoonAfter()
    {
        FailTimes(4, WorkerDied);

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Equal([0, 1, 3, 7, 15], Starts());
    }

    [Fact]
    public async Task Steps_ThatFellTogetherWithTheirWorker_AreTriedAgainOneByOne()
    {
        HashSet<DateOnly> fallen = [];
        _flow.On<StoreDayRequest>(nameof(StoreForecastDay), request => fallen.Add(request.Day.Date) ? throw WorkerDied() : null);

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6], Starts(nameof(StoreForecastDay)));
    }

    [Fact]
    public async Task Step_WhenItEndsItsWorkerEveryTime_FailsTheRunAndSaysSo()
    {
        FailTimes(int.MaxValue, WorkerDied);

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal("StartTraining ended its worker 5 times.", run.FailureDetails!.ErrorMessage);
        Assert.Equal(5, Starts().Count);
    }

    [Fact]
    public async Task Step_WhenItEndsItsWorkerInAChildOfTheRun_FailsTheRunWithTheSameLine()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => throw WorkerDied());

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal("GetTrainingStatus ended its worker 5 times.", run.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Step_WhenItsWorkerDiesAfterLongThrottling_IsTriedAgainAllTheSame()
    {
        int starts = 0;
        _flow.On<TrainingRequest>(nameof(StartTraining), _ => ++starts switch
        {
            < 6 => throw new ThrottledException("slow down"),
            6 => throw WorkerDied(),
            _ => new JobHandle("t", "t"),
        });

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Equal([0, 2, 6, 14, 30, 62, 63], Starts());
    }

    private static ForeignFailureException WorkerDied() => new(
        "Microsoft.Azure.WebJobs.Host.FunctionInvocationException", "Exception while executing function: Functions.StartTraining");

    private void FailTimes(int times, Func<Exception> error) =>
        _flow.On<TrainingRequest>(nameof(StartTraining), _ => times-- > 0 ? throw error() : new JobHandle("t", "t"));

    private List<double> Starts(string step = nameof(StartTraining)) => [.. _flow.Calls.Where(call => call.Name == step).Select(call => call.At)];
}
