using Sipaku.Activities.Ports;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.Conformance;

public sealed class SageMakerTrainingJobConformance : TrainingJobContract, IAsyncLifetime
{
    private AwsRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    protected override Task<(ITrainingJob Job, IObjectStore Store)> CreateAsync() =>
        Task.FromResult<(ITrainingJob, IObjectStore)>((_rig.TrainingJob, _rig.Store));

    protected override Task AdvanceAsync() => _rig.AdvanceAsync();
}
