using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class EndpointFailureTests : IAsyncLifetime
{
    private AwsFlow _flow = null!;

    public async Task InitializeAsync() => _flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());

    public async Task DisposeAsync() => await _flow.DisposeAsync();

    [Fact]
    public async Task Run_WhenTheFirstEndpointFails_RemovesItWithItsModel_AndTheNextRunCreatesItAnew()
    {
        EndsWith(OutcomeKind.Failure);

        string reason = await _flow.FailAsync();

        Assert.Contains("ping health check", reason, StringComparison.Ordinal);
        await _flow.AssertNothingIsLeftAsync();
        await _flow.AssertServesAsync(await _flow.PublishAsync());
    }

    [Theory]
    [InlineData(OutcomeKind.SilentFailure)]
    [InlineData(OutcomeKind.Rollback)]
    public async Task Run_WhenTheUpdateDoesNotTakeHold_Fails_AndTheModelBeforeGoesOnServing(OutcomeKind end)
    {
        string first = await _flow.PublishAsync();
        EndsWith(end, "an alarm went off");

        string reason = await _flow.FailAsync();

        Assert.Contains("an alarm went off", reason, StringComparison.Ordinal);
        await _flow.AssertServesAsync(first);
        Assert.Equal(first, (await _flow.DocumentAsync())!["RunId"].S);
        await _flow.AssertServesAsync(await _flow.PublishAsync(), first);
    }

    [Fact]
    public async Task Run_WhenTheUpdateFindsNoMachine_TriesAgain()
    {
        string first = await _flow.PublishAsync();
        EndsWith(OutcomeKind.InsufficientCapacity);

        string second = await _flow.PublishAsync();

        Assert.Equal(second, (await _flow.DocumentAsync())!["RunId"].S);
        Assert.Equal(
            [first, second], (await _flow.LedgerAsync()).Existing(ResourceKind.Model).Select(model => model.Tags["sipaku:run"]));
    }

    [Fact]
    public async Task Run_WhenTheUpdateFailsTheEndpoint_ReplacesIt()
    {
        string first = await _flow.PublishAsync();
        EndsWith(OutcomeKind.Failure);

        await _flow.AssertServesAsync(await _flow.PublishAsync(), first);

        Assert.Equal(2, (await _flow.LedgerAsync()).Ever(ResourceKind.Endpoint).Count);
    }

    [Fact]
    public async Task Run_WhenTheRollbackFails_SaysThatAPersonIsNeeded_AndTheNextRunStopsBeforeItCreatesAnything()
    {
        await _flow.PublishAsync();
        EndsWith(OutcomeKind.RollbackFailure);

        Assert.Contains("UpdateRollbackFailed", await _flow.FailAsync(), StringComparison.Ordinal);
        int clusters = (await _flow.LedgerAsync()).Ever(ResourceKind.Cluster).Count;
        Assert.Contains("UpdateRollbackFailed", await _flow.FailAsync(), StringComparison.Ordinal);

        Assert.Equal(clusters, (await _flow.LedgerAsync()).Ever(ResourceKind.Cluster).Count);
    }

    [Theory]
    [InlineData("""{"predictions":[{"score":NaN}]}""")]
    [InlineData("""{"predictions":[{"score":"12"}]}""")]
    [InlineData("""{"predictions":[]}""")]
    [InlineData("<html>502</html>")]
    [InlineData("")]
    public async Task Run_WhenAnAnswerIsNoNumber_FailsAndKeepsTheForecastBefore(string answer)
    {
        string first = await _flow.PublishAsync();
        int answered = 0;
        _flow.Wire.Pass = async call =>
        {
            HttpResponseMessage response = await call.SendAsync();
            if (call.Operation == "InvokeEndpoint" && ++answered == 4)
            {
                response.Content = new StringContent(answer);
            }

            return response;
        };

        string reason = await _flow.FailAsync();

        Assert.Contains("no finite number", reason, StringComparison.Ordinal);
        Assert.Equal(first, (await _flow.DocumentAsync())!["RunId"].S);
        Assert.Equal(["ServiceEndpoint"], (await _flow.LedgerAsync()).Billed.Select(entry => entry.Name));
    }

    private void EndsWith(OutcomeKind end, string? reason = null) =>
        _flow.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(end) { Reason = reason });
}
