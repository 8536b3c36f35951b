using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Contracts;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

/// <summary>Deployments against the simulator.</summary>
public abstract class EndpointScenario : IAsyncLifetime
{
    protected static readonly CancellationToken None = CancellationToken.None;

    private protected AwsRig Rig { get; set; } = null!;

    public async Task InitializeAsync() => Rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    private protected string NameOf(string runId, int attempt = 1) => AwsNames.OfModel(Rig.Settings.EndpointName, runId, attempt);

    private protected async Task PublishAsync(string runId)
    {
        DeployRequest request = await RequestAsync(runId);
        await Rig.Endpoint.DeployAsync(request, None);
        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        await Rig.Endpoint.RetireAsync(new RetireRequest(runId, request, Published: true), None);
    }

    private protected async Task<DeployRequest> RequestAsync(string runId) => new(runId, 1, (await Rig.TrainAsync(runId)).Location);

    private protected Task<JobStatus> EndAsync(DeployRequest request) =>
        JobWaiting.EndAsync(() => Rig.Endpoint.GetStatusAsync(request, None), Rig.AdvanceAsync);

    private protected async Task<DescribeEndpointResponse> DescribeAsync() =>
        await Rig.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = Rig.Settings.EndpointName });

    private protected async Task<List<string>> ExistingAsync(ResourceKind kind) =>
        [.. (await Rig.Simulator.ReadLedgerAsync()).Existing(kind).Select(entry => entry.Name).Order()];

    private protected async Task AssertNothingLeftAsync()
    {
        LedgerSnapshot ledger = await Rig.Simulator.ReadLedgerAsync();
        Assert.Empty(ledger.Billed);
        Assert.Empty(ledger.Existing(ResourceKind.Endpoint));
        Assert.Empty(ledger.Existing(ResourceKind.EndpointConfig));
        Assert.Empty(ledger.Existing(ResourceKind.Model));
    }
}
