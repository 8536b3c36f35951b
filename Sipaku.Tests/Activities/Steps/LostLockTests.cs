using Moq;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

/// <summary>Steps of a run whose lock a later one has taken: a service that they called now would be that one's, and be paid for twice.</summary>
public sealed class LostLockTests
{
    private const string RunId = "run-20150101-060000-abcdef";
    private static readonly DeployRequest Deployment = new(RunId, 1, new Uri("file:///model"));
    private static readonly JobHandle Job = new("job", "a job");

    private readonly Mock<IForecastStore> _store = new(MockBehavior.Strict);

    public LostLockTests()
    {
        _store.Setup(store => store.RenewAsync(RunId, CancellationToken.None)).ReturnsAsync(false);
        _store.Setup(store => store.ReadLockAsync(CancellationToken.None)).ReturnsAsync(new RunLock("run-later", 8, DateTime.UnixEpoch, DateTime.UnixEpoch));
    }

    [Theory]
    [InlineData(nameof(DumpSegmentPart))]
    [InlineData(nameof(StartFeatures))]
    [InlineData(nameof(GetFeatureStatus))]
    [InlineData(nameof(StartTraining))]
    [InlineData(nameof(GetTrainingStatus))]
    [InlineData(nameof(DeployEndpoint))]
    [InlineData(nameof(GetEndpointStatus))]
    [InlineData(nameof(PredictNextDay))]
    [InlineData(nameof(StoreForecastDay))]
    public async Task RunAsync_WhenALaterRunHasTheLock_ShouldStopBeforeItCallsAnything(string step)
    {
        PermanentException stop = await Assert.ThrowsAsync<PermanentException>(() => RunAsync(step));

        Assert.Equal($"Run {RunId} stops here: a later run has taken the lock (run-later, fence 8).", stop.Message);
    }

    private Task RunAsync(string step) => step switch
    {
        nameof(DumpSegmentPart) => new DumpSegmentPart(Uncalled<ISensorTable>(), Uncalled<IObjectStore>(), _store.Object)
            .RunAsync(new DumpPartRequest(new DumpSegment(RunId, 0, 1)), CancellationToken.None),
        nameof(StartFeatures) => new StartFeatures(Uncalled<IFeatureJob>(), _store.Object)
            .RunAsync(new FeatureJobRequest(RunId, 1, "manifest"), CancellationToken.None),
        nameof(GetFeatureStatus) => new GetFeatureStatus(Uncalled<IFeatureJob>(), _store.Object)
            .RunAsync(new JobStatusRequest(RunId, Job), CancellationToken.None),
        nameof(StartTraining) => new StartTraining(Uncalled<ITrainingJob>(), _store.Object)
            .RunAsync(new TrainingRequest(RunId, 1, 20), CancellationToken.None),
        nameof(GetTrainingStatus) => new GetTrainingStatus(Uncalled<ITrainingJob>(), _store.Object)
            .RunAsync(new JobStatusRequest(RunId, Job), CancellationToken.None),
        nameof(DeployEndpoint) => new DeployEndpoint(Uncalled<IModelEndpoint>(), _store.Object)
            .RunAsync(Deployment, CancellationToken.None),
        nameof(GetEndpointStatus) => new GetEndpointStatus(Uncalled<IModelEndpoint>(), _store.Object)
            .RunAsync(new JobStatusRequest(RunId, Job, Deployment), CancellationToken.None),
        nameof(PredictNextDay) => new PredictNextDay(Uncalled<IModelEndpoint>(), _store.Object)
            .RunAsync(new PredictRequest(Deployment, [1, 2, 3, 4, 5, 6]), CancellationToken.None),
        _ => new StoreForecastDay(_store.Object)
            .RunAsync(new StoreDayRequest(RunId, ForecastDay.Of(new DateOnly(2015, 1, 1), 5, RawBands.Bands)), CancellationToken.None),
    };

    private static T Uncalled<T>()
        where T : class => new Mock<T>(MockBehavior.Strict).Object;
}
