using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Sipaku.Activities;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities;

public sealed class RunLocksTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly SqliteForecastStore _store;
    private readonly RunLocks _locks;

    public RunLocksTests()
    {
        _store = new SqliteForecastStore(_home.Settings, _time);
        _locks = new RunLocks(_store, _time);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    public async Task TakeAsync_WhenTheOwnersLeaseRuns_ShouldNotTakeTheLockWhoeverKnowsTheOwner(OrchestrationRuntimeStatus? owner)
    {
        await _store.AcquireAsync("run-1", null, None);
        await _store.RenewAsync("run-1", None);
        _time.Advance(RunLock.RunLease - TimeSpan.FromSeconds(1));

        Assert.False((await _locks.TakeAsync("run-2", Knows(owner), None)).Acquired);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    public async Task TakeAsync_WhenTheOwnersLeaseHasRunOut_ShouldTakeTheLockWithAHigherFence(OrchestrationRuntimeStatus? owner)
    {
        RunLock first = (await _store.AcquireAsync("run-1", null, None)).Lock;
        await _store.RenewAsync("run-1", None);
        _time.Advance(RunLock.RunLease + TimeSpan.FromSeconds(1));

        LockAttempt taken = await _locks.TakeAsync("run-2", Knows(owner), None);

        Assert.True(taken.Acquired);
        Assert.True(taken.Lock.Fence > first.Fence);
    }

    [Fact]
    public async Task TakeAsync_WhenTheOwnerHasEnded_ShouldTakeTheLockAtOnce()
    {
        await _store.AcquireAsync("run-1", null, None);

        Assert.True((await _locks.TakeAsync("run-2", Knows(OrchestrationRuntimeStatus.Failed), None)).Acquired);
    }

    [Fact]
    public async Task TakeAsync_WhenTheStarterDiedBeforeItScheduled_ShouldTakeTheLockAfterTheShortLease()
    {
        await _store.AcquireAsync("run-1", null, None);

        Assert.False((await _locks.TakeAsync("run-2", Knows(null), None)).Acquired);
        _time.Advance(RunLock.StartLease + TimeSpan.FromSeconds(1));
        Assert.True((await _locks.TakeAsync("run-2", Knows(null), None)).Acquired);
    }

    [Fact]
    public async Task AStep_WhenALaterRunHasTheLock_ShouldStopBeforeItDoesAnything()
    {
        RunLock lost = (await _store.AcquireAsync("run-1", null, None)).Lock;
        await _store.AcquireAsync("run-2", lost, None);
        Mock<IFeatureJob> job = new(MockBehavior.Strict);
        Mock<ITrainingJob> training = new(MockBehavior.Strict);
        Mock<IModelEndpoint> endpoint = new(MockBehavior.Strict);
        DeployRequest deployment = new("run-1", 1, new Uri("s3://bucket/model"));
        JobStatusRequest status = new("run-1", new JobHandle("id", "name"), deployment);

        Task[] steps =
        [
            new DumpSegmentPart(Mock.Of<ISensorTable>(), Mock.Of<IObjectStore>(), _store).RunAsync(new DumpPartRequest(new DumpSegment("run-1", 0, 1)), None),
            new StartFeatures(job.Object, _store).RunAsync(new FeatureJobRequest("run-1", 1, "manifest"), None),
            new GetFeatureStatus(job.Object, _store).RunAsync(status, None),
            new StartTraining(training.Object, _store).RunAsync(new TrainingRequest("run-1", 1, 100), None),
            new GetTrainingStatus(training.Object, _store).RunAsync(status, None),
            new DeployEndpoint(endpoint.Object, _store).RunAsync(deployment, None),
            new GetEndpointStatus(endpoint.Object, _store).RunAsync(status, None),
            new PredictNextDay(endpoint.Object, _store).RunAsync(new PredictRequest(deployment, [1, 2, 3, 4, 5, 6]), None),
            new StoreForecastDay(_store).RunAsync(new StoreDayRequest("run-1", ForecastDay.Of(new DateOnly(2026, 1, 3), 5, RawBands.Bands)), None),
        ];

        foreach (Task step in steps)
        {
            PermanentException stopped = await Assert.ThrowsAsync<PermanentException>(() => step);
            Assert.Contains("run-2", stopped.Message, StringComparison.Ordinal);
        }
    }

    private static DurableTaskClient Knows(OrchestrationRuntimeStatus? owner)
    {
        Mock<DurableTaskClient> client = new("test");
        OrchestrationMetadata? known = owner is { } status ? new OrchestrationMetadata("ForecastOrchestrator", "run-1") { RuntimeStatus = status } : null;
        client.Setup(known => known.GetInstanceAsync("run-1", It.IsAny<bool>(), It.IsAny<CancellationToken>())).ReturnsAsync(known);
        client.Setup(known => known.GetInstanceAsync("run-1", It.IsAny<CancellationToken>())).ReturnsAsync(known);
        return client.Object;
    }
}
