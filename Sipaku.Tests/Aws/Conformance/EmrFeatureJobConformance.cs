using Sipaku.Activities.Ports;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.Conformance;

public class EmrFeatureJobConformance : FeatureJobContract, IAsyncLifetime
{
    private protected AwsRig Rig { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    protected override Task<(IFeatureJob Job, IObjectStore Store)> CreateAsync() =>
        Task.FromResult<(IFeatureJob, IObjectStore)>((Rig.FeatureJob, Rig.Store));

    protected override Task AdvanceAsync() => Rig.AdvanceAsync();
}
