using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class CancelTests : IAsyncLifetime
{
    private AwsFlow _flow = null!;

    public async Task InitializeAsync() => _flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());

    public async Task DisposeAsync() => await _flow.DisposeAsync();

    [Theory]
    [InlineData("Scan")]
    [InlineData("RunJobFlow")]
    [InlineData("DescribeStep")]
    [InlineData("CreateTrainingJob")]
    [InlineData("DescribeTrainingJob")]
    [InlineData("CreateModel")]
    [InlineData("CreateEndpoint")]
    [InlineData("InvokeEndpoint")]
    public async Task Run_WhenItIsCancelled_UndoesWhatItHasMade(string during)
    {
        string run = _flow.NextRunId();
        _flow.Wire.AtFirst(during, () => _flow.Client.RaiseEventAsync(run, RunEvents.Cancel, "no longer needed"));

        OrchestrationMetadata ended = await _flow.RunAsync(run);

        Assert.Equal(
            (RunOutcome.Cancelled, "no longer needed"),
            (ended.ReadOutputAs<RunOutcome>()!.Outcome, Assert.Single(ended.ReadOutputAs<RunOutcome>()!.Reasons)));
        Assert.Empty(ended.ReadOutputAs<RunOutcome>()!.NotUndone);
        Assert.Null(await _flow.DocumentAsync());
        await _flow.AssertNothingIsLeftAsync();
        Assert.All((await _flow.LedgerAsync()).Ever(ResourceKind.Cluster), cluster => Assert.NotNull(cluster.EndedAt));
    }

    [Fact]
    public async Task Run_WhenItIsCancelledDuringAnUpdate_LeavesTheEndpointInServiceWithWhatItServesThen()
    {
        string first = await _flow.PublishAsync();
        string second = _flow.NextRunId();
        _flow.Wire.AtFirst("UpdateEndpoint", () => _flow.Client.RaiseEventAsync(second, RunEvents.Cancel, "no longer needed"));

        OrchestrationMetadata ended = await _flow.RunAsync(second);

        Assert.Empty(ended.ReadOutputAs<RunOutcome>()!.NotUndone);
        Assert.Equal(first, (await _flow.DocumentAsync())!["RunId"].S);
        await _flow.AssertServesAsync(second, first);
    }
}
