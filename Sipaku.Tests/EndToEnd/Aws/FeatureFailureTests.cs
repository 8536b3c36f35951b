using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class FeatureFailureTests : IAsyncLifetime
{
    private AwsFlow _flow = null!;

    public async Task InitializeAsync() => _flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());

    public async Task DisposeAsync() => await _flow.DisposeAsync();

    [Fact]
    public async Task Run_WhenTheHiveStepFails_FailsWithTheStepsOwnWords_AndEndsTheCluster()
    {
        _flow.Simulator.Outcomes.Next(ResourceKind.Step, new Outcome(OutcomeKind.Failure) { Reason = "SemanticException: no such column" });

        string reason = await _flow.FailAsync();

        Assert.Contains("no such column", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
        Assert.Single((await _flow.LedgerAsync()).Ever(ResourceKind.Cluster));
        Assert.Empty((await _flow.LedgerAsync()).Ever(ResourceKind.TrainingJob));
        await _flow.AssertServesAsync(await _flow.PublishAsync());
    }

    [Theory]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    [InlineData(OutcomeKind.Failure)]
    public async Task Run_WhenTheClusterDiesBeforeTheStep_TakesAnother(OutcomeKind end)
    {
        _flow.Simulator.Outcomes.Next(ResourceKind.Cluster, new Outcome(end));

        await _flow.AssertServesAsync(await _flow.PublishAsync());

        Assert.Equal(["1", "2"], (await _flow.LedgerAsync()).Ever(ResourceKind.Cluster).Select(cluster => cluster.Name[^1..]));
    }

    [Fact]
    public async Task Run_WhenNoClusterEverComesUp_GivesUpAfterThree()
    {
        for (int cluster = 0; cluster < 4; cluster++)
        {
            _flow.Simulator.Outcomes.Next(ResourceKind.Cluster, new Outcome(OutcomeKind.InsufficientCapacity));
        }

        string reason = await _flow.FailAsync();

        Assert.Contains("insufficient capacity", reason, StringComparison.OrdinalIgnoreCase);
        await _flow.AssertNothingIsLeftAsync();
        Assert.Equal(3, (await _flow.LedgerAsync()).Ever(ResourceKind.Cluster).Count);
    }

    [Fact]
    public async Task Run_WhenTheStepIsTooSlow_GivesUpAtTheLimit_AndEndsTheCluster()
    {
        _flow.Simulator.Outcomes.Next(ResourceKind.Step, new Outcome(OutcomeKind.Normal) { Slowness = 1000 });

        string reason = await _flow.FailAsync();

        Assert.Contains("120 minutes", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
    }
}
