using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Orchestrations.Flow;
using Xunit;
using Xunit.Abstractions;

namespace Sipaku.Tests.EndToEnd.Aws.Chaos;

/// <summary>
/// Whole runs while three calls in ten fail (SIPAKU_CHAOS_RUNS says how many; six unless it is set), and a few while six do, which not
/// every run survives.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int UsualRuns = 6;
    private const int RunsInAStorm = 4;

    /// <summary>What a throttled call or a fault of a service says once patience with it has ended.</summary>
    private const string TypedReason = "^(dynamodb|s3|elasticmapreduce|sagemaker):[A-Za-z]+ on .+ (was throttled|failed on the way or in the service)";

    public static IEnumerable<object[]> Weathers
    {
        get
        {
            int runs = Environment.GetEnvironmentVariable("SIPAKU_CHAOS_RUNS") is { Length: > 0 } wanted
                ? int.Parse(wanted, CultureInfo.InvariantCulture)
                : UsualRuns;
            return Enumerable.Range(1, runs).Select(seed => new object[] { 30, seed })
                .Concat(Enumerable.Range(1, RunsInAStorm).Select(seed => new object[] { 60, seed }));
        }
    }

    [Theory]
    [MemberData(nameof(Weathers))]
    public async Task Run_WhenCallsFailAtRandom_IsPublishedOnceOrFailsWithAReason_AndLeavesNothingBehind(int percent, int seed)
    {
        // Half of the runs are replayed at every turn, and every other run finds an endpoint that it has to update.
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync(), replayEveryTurn: seed / 2 % 2 == 0);
        string[] before = seed % 2 == 0 ? [await flow.PublishAsync()] : [];
        Weather weather = new(seed, percent / 100.0);
        int published = 0;
        flow.Wire.Pass = call => weather.PassAsync(call with
        {
            SendAsync = async () =>
            {
                HttpResponseMessage answer = await call.SendAsync();
                if (answer.IsSuccessStatusCode && await IsPublicationAsync(call, flow))
                {
                    Interlocked.Increment(ref published);
                }

                return answer;
            },
        });

        OrchestrationMetadata run = await flow.RunAsync();
        flow.Wire.Pass = call => call.SendAsync();

        output.WriteLine($"{run.RuntimeStatus} after {run.LastUpdatedAt - run.CreatedAt} and {weather.Calls} calls: {run.FailureDetails?.ErrorMessage}");
        Assert.Null(run.ReadCustomStatusAs<RunStatus>()!.NotUndone);
        await AssertNothingTwiceAsync(flow);
        if (run.RuntimeStatus == OrchestrationRuntimeStatus.Completed)
        {
            Assert.Equal(RunOutcome.Published, run.ReadOutputAs<RunOutcome>()!.Outcome);
            Assert.Equal(1, published);
            Assert.Equal(run.InstanceId, (await flow.DocumentAsync())!["RunId"].S);
            Assert.Equal(6, (await flow.DayRowsAsync(run.InstanceId)).Count);
            await flow.AssertServesAsync([run.InstanceId, .. before]);
        }
        else
        {
            Assert.Equal(typeof(RunFailedException).FullName, run.FailureDetails!.ErrorType);
            Assert.Matches(TypedReason, run.FailureDetails.ErrorMessage);
            Assert.Equal(0, published);
            await (before.Length == 0 ? flow.AssertNothingIsLeftAsync() : AssertOneEndpointIsLeftAsync(flow));
        }

        Assert.Null(await flow.Host.Services.GetRequiredService<IForecastStore>().ReadLockAsync(CancellationToken.None));
        await flow.PublishAsync();
    }

    private static async Task<bool> IsPublicationAsync(WireCall call, AwsFlow flow) =>
        call.Operation == "PutItem"
        && (await call.Request.Content!.ReadAsStringAsync()).Contains(flow.Settings.ResultTable, StringComparison.Ordinal);

    /// <summary>A run that fails once it has updated the endpoint leaves it in service with its model, beside the one before.</summary>
    private static async Task AssertOneEndpointIsLeftAsync(AwsFlow flow)
    {
        LedgerSnapshot ledger = await flow.LedgerAsync();
        Assert.Equal(ResourceKind.Endpoint, Assert.Single(ledger.Billed).Kind);
        Assert.InRange(ledger.Existing(ResourceKind.Model).Count, 1, 2);
        Assert.InRange(ledger.Existing(ResourceKind.EndpointConfig).Count, 1, 2);
    }

    /// <summary>One cluster, step and training job an attempt, however often the call that starts it was repeated.</summary>
    private static async Task AssertNothingTwiceAsync(AwsFlow flow)
    {
        LedgerSnapshot ledger = await flow.LedgerAsync();
        foreach (ResourceKind kind in Enum.GetValues<ResourceKind>().Where(kind => kind != ResourceKind.Endpoint))
        {
            Assert.All(ledger.Ever(kind).GroupBy(entry => entry.Name), made => Assert.Single(made));
        }
    }
}
