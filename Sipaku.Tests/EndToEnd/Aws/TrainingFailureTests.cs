using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class TrainingFailureTests : IAsyncLifetime
{
    private AwsFlow _flow = null!;

    public async Task InitializeAsync() => _flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());

    public async Task DisposeAsync() => await _flow.DisposeAsync();

    [Fact]
    public async Task Run_WhenTheAlgorithmFails_FailsWithItsReason_AndServesNothing()
    {
        _flow.Simulator.Outcomes.Next(
            ResourceKind.TrainingJob, new Outcome(OutcomeKind.Failure) { Reason = "AlgorithmError: the data make no sense" });

        string reason = await _flow.FailAsync();

        Assert.Contains("the data make no sense", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
        Assert.Single((await _flow.LedgerAsync()).Ever(ResourceKind.TrainingJob));
    }

    [Theory]
    [InlineData(OutcomeKind.Failure)]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    public async Task Run_WhenTheServiceFailsTheJob_TrainsAgainUnderAnotherName(OutcomeKind end)
    {
        _flow.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(end));

        await _flow.AssertServesAsync(await _flow.PublishAsync());

        Assert.Equal(["1", "2"], (await _flow.LedgerAsync()).Ever(ResourceKind.TrainingJob).Select(job => job.Name[^1..]));
    }

    [Fact]
    public async Task Run_WhenTheJobIsStoppedAtItsLimit_Fails_ThoughSageMakerDoesNotCallThatAFailure()
    {
        _flow.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(OutcomeKind.Normal) { Slowness = 100 });

        string reason = await _flow.FailAsync();

        Assert.Contains("Sipaku__Training__MaxRuntimeSeconds", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Run_WhenTheQuotaIsUsedUp_WaitsInDurableTimersUntilItIsFree()
    {
        _flow.Simulator.Faults.Add(new Fault(FaultKind.Quota) { Operation = "CreateTrainingJob", Times = 2 });
        DateTimeOffset started = _flow.Host.Clock.GetUtcNow();

        await _flow.AssertServesAsync(await _flow.PublishAsync());

        LedgerEntry trained = Assert.Single((await _flow.LedgerAsync()).Ever(ResourceKind.TrainingJob));
        Assert.True(trained.CreatedAt - started > TimeSpan.FromMinutes(2 + 4), "It did not wait for minutes.");
    }

    [Fact]
    public async Task Run_WhenTheQuotaStaysUsedUp_FailsAndSaysSo()
    {
        _flow.Simulator.Faults.Add(new Fault(FaultKind.Quota) { Operation = "CreateTrainingJob", Times = 1000 });

        string reason = await _flow.FailAsync();

        Assert.Contains("over a limit of the account", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
    }
}
