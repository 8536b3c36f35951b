using System.Net.Http.Json;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.SageMaker;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class FaultTests
{
    [Theory]
    [InlineData(FaultKind.Throttle, "ThrottlingException")]
    [InlineData(FaultKind.InternalError, "InternalServerError")]
    [InlineData(FaultKind.ServiceUnavailable, "ServiceUnavailable")]
    [InlineData(FaultKind.Quota, "ValidationException")]
    [InlineData(FaultKind.AccessDenied, "AccessDeniedException")]
    public async Task An_error_is_answered_without_effect(FaultKind kind, string code)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Faults.Add(new Fault(kind) { Operation = "RunJobFlow" });

        AmazonElasticMapReduceException error = await Assert.ThrowsAnyAsync<AmazonElasticMapReduceException>(() => aws.Emr.RunJobFlowAsync(Requests.Cluster()));

        Assert.Equal(code, error.ErrorCode);
        Assert.Empty((await aws.Emr.ListClustersAsync(new())).Clusters);
        await aws.Emr.RunJobFlowAsync(Requests.Cluster());
    }

    [Theory]
    [InlineData(FaultKind.Drop, 0)]
    [InlineData(FaultKind.Timeout, 0)]
    [InlineData(FaultKind.DropAfterEffect, 1)]
    [InlineData(FaultKind.TimeoutAfterEffect, 1)]
    public async Task A_lost_answer_may_come_before_or_after_the_effect(FaultKind kind, int clusters)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Faults.Add(new Fault(kind) { Operation = "RunJobFlow" });
        using AmazonElasticMapReduceClient impatient = new(
            "id", "secret", aws.Configure(new AmazonElasticMapReduceConfig { Timeout = TimeSpan.FromSeconds(1) }));

        await Assert.ThrowsAnyAsync<Exception>(() => impatient.RunJobFlowAsync(Requests.Cluster()));

        Assert.Equal(clusters, (await aws.Emr.ListClustersAsync(new())).Clusters.Count);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task The_sdk_sends_a_dropped_call_again_unless_both_kinds_of_its_retries_are_off(int errorRetries, int staleConnectionRetries)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = "RunJobFlow" });
        AmazonElasticMapReduceConfig config = aws.Configure(new AmazonElasticMapReduceConfig());
        config.MaxErrorRetry = errorRetries;
        config.MaxStaleConnectionRetries = staleConnectionRetries;
        using AmazonElasticMapReduceClient retrying = new("id", "secret", config);

        await retrying.RunJobFlowAsync(Requests.Cluster());

        Assert.Equal(2, (await aws.Simulator.ReadLedgerAsync()).Existing(ResourceKind.Cluster).Count);
    }

    [Fact]
    public async Task A_fault_hits_the_calls_that_it_names_and_no_others()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Faults.Add(new Fault(FaultKind.Throttle) { Operation = "ListModels", Skip = 1, Times = 2 });

        await aws.SageMaker.ListModelsAsync(new());
        await Assert.ThrowsAsync<AmazonSageMakerException>(() => aws.SageMaker.ListModelsAsync(new()));
        await aws.SageMaker.ListEndpointsAsync(new());
        await Assert.ThrowsAsync<AmazonSageMakerException>(() => aws.SageMaker.ListModelsAsync(new()));
        await aws.SageMaker.ListModelsAsync(new());
    }

    [Fact]
    public async Task A_quota_error_of_sagemaker_has_its_own_code()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Faults.Add(new Fault(FaultKind.Quota));

        AmazonSageMakerException refused = await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "e", EndpointConfigName = "c" }));

        Assert.Equal("ResourceLimitExceeded", refused.ErrorCode);
    }

    [Fact]
    public async Task Random_faults_follow_rate_and_seed()
    {
        async Task<string> PlayAsync(int seed)
        {
            await using SimulatedAws aws = await SimulatedAws.StartAsync();
            aws.Simulator.Faults.AtRandom(0.3, seed, FaultKind.Throttle, FaultKind.InternalError);
            List<string> outcomes = new();
            for (int i = 0; i < 100; i++)
            {
                try
                {
                    await aws.SageMaker.ListModelsAsync(new());
                    outcomes.Add(".");
                }
                catch (AmazonServiceException e)
                {
                    outcomes.Add(e.ErrorCode[..1]);
                }
            }

            return string.Concat(outcomes);
        }

        string first = await PlayAsync(1);

        Assert.Equal(first, await PlayAsync(1));
        Assert.NotEqual(first, await PlayAsync(2));
        Assert.InRange(first.Count(c => c != '.'), 15, 45);
    }

    [Fact]
    public async Task Faults_and_outcomes_can_be_scripted_and_the_ledger_read_over_http()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        using HttpClient http = new() { BaseAddress = new Uri(aws.Simulator.Url) };

        (await http.PostAsJsonAsync("/_simulator/faults", new { kind = "Throttle", operation = "RunJobFlow" })).EnsureSuccessStatusCode();
        (await http.PostAsJsonAsync("/_simulator/outcomes", new { resource = "Cluster", kind = "InsufficientCapacity" })).EnsureSuccessStatusCode();
        await Assert.ThrowsAnyAsync<AmazonElasticMapReduceException>(() => aws.Emr.RunJobFlowAsync(Requests.Cluster()));
        await aws.Emr.RunJobFlowAsync(Requests.Cluster());
        aws.Pass(TimeSpan.FromMinutes(10));

        Assert.Contains("\"billed\":[]", await http.GetStringAsync("/_simulator/ledger"), StringComparison.Ordinal);
        Assert.Contains("TERMINATED_WITH_ERRORS", await http.GetStringAsync("/_simulator/events"), StringComparison.Ordinal);
        Assert.Equal("[]", await http.GetStringAsync("/_simulator/violations"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/_simulator/faults", new { kind = "Nonsense" })).StatusCode);
    }
}
