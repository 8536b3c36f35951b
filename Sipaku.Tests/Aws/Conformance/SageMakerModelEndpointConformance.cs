using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.Conformance;

public sealed class SageMakerModelEndpointConformance : ModelEndpointContract, IAsyncLifetime
{
    private AwsRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    protected override Task<(IModelEndpoint Endpoint, Func<string, Task<TrainedModel>> Train)> CreateAsync() =>
        Task.FromResult<(IModelEndpoint, Func<string, Task<TrainedModel>>)>((_rig.Endpoint, _rig.TrainAsync));

    protected override Task AdvanceAsync() => _rig.AdvanceAsync();
}
