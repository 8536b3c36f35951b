using Sipaku.Activities.Ports;
using Sipaku.AwsSimulator;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.Conformance;

public class EmrFeatureJobConformance : FeatureJobContract, IAsyncLifetime
{
    private protected AwsRig Rig { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Rig = await AwsRig.StartAsync(With);

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    protected override Task<(IFeatureJob Job, IObjectStore Store)> CreateAsync() =>
        Task.FromResult<(IFeatureJob, IObjectStore)>((Rig.FeatureJob, Rig.Store));

    private protected virtual AwsSimulatorOptions With(AwsSimulatorOptions options) => options;

    protected override Task AdvanceAsync() => Rig.AdvanceAsync();
}
