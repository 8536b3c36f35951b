using System.Text.Json;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class EndpointTests
{
    [Fact]
    public async Task An_endpoint_is_created_and_answers_with_real_predictions()
    {
        await using SimulatedAws aws = await StartWithModelsAsync();

        await aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-1" });
        Assert.Equal(EndpointStatus.Creating, (await DescribeAsync(aws)).EndpointStatus);
        AmazonSageMakerRuntimeException early = await Assert.ThrowsAnyAsync<AmazonSageMakerRuntimeException>(() => aws.Runtime.InvokeEndpointAsync(Requests.Invocation("1,1")));
        Assert.Equal("ValidationError", early.ErrorCode);
        aws.Pass(TimeSpan.FromMinutes(5));

        DescribeEndpointResponse endpoint = await DescribeAsync(aws);
        Assert.Equal(EndpointStatus.InService, endpoint.EndpointStatus);
        Assert.Equal("config-1", endpoint.EndpointConfigName);
        Assert.Equal("Users", Assert.Single(endpoint.ProductionVariants).VariantName);
        Assert.Null(endpoint.PendingDeploymentSummary);
        InvokeEndpointResponse response = await aws.Runtime.InvokeEndpointAsync(Requests.Invocation("1,1\n10,0\n"));
        Assert.Equal("application/json", response.ContentType);
        Assert.Equal("Users", response.InvokedProductionVariant);
        Assert.Equal([0, 21], Scores(response).Select(s => Math.Round(s, 9)));
        Assert.Empty(aws.Simulator.Violations);
    }

    [Theory]
    [InlineData("1,2,3", "text/csv", 400)]
    [InlineData("1,x", "text/csv", 400)]
    [InlineData("[1,2]", "application/json", 415)]
    public async Task What_the_model_cannot_read_is_a_model_error(string body, string contentType, int status)
    {
        await using SimulatedAws aws = await StartInServiceAsync();
        InvokeEndpointRequest request = Requests.Invocation(body);
        request.ContentType = contentType;

        ModelErrorException error = await Assert.ThrowsAsync<ModelErrorException>(() => aws.Runtime.InvokeEndpointAsync(request));

        Assert.Equal(status, error.OriginalStatusCode);
    }

    [Fact]
    public async Task An_update_serves_the_old_model_until_it_is_done_and_shows_what_is_pending()
    {
        await using SimulatedAws aws = await StartInServiceAsync();

        await UpdateAsync(aws);
        DescribeEndpointResponse updating = await DescribeAsync(aws);
        Assert.Equal(EndpointStatus.Updating, updating.EndpointStatus);
        Assert.Equal("config-1", updating.EndpointConfigName);
        Assert.Equal("config-2", updating.PendingDeploymentSummary.EndpointConfigName);
        Assert.Equal(21, await PredictAsync(aws), 1e-9);
        aws.Pass(TimeSpan.FromMinutes(6));

        DescribeEndpointResponse updated = await DescribeAsync(aws);
        Assert.Equal(EndpointStatus.InService, updated.EndpointStatus);
        Assert.Equal("config-2", updated.EndpointConfigName);
        Assert.Null(updated.PendingDeploymentSummary);
        Assert.Equal(-21, await PredictAsync(aws), 1e-9);
    }

    [Theory]
    [InlineData(OutcomeKind.SilentFailure)]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    public async Task A_silent_failure_is_in_service_on_the_old_configuration(OutcomeKind kind)
    {
        await using SimulatedAws aws = await StartInServiceAsync();
        aws.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(kind));

        await UpdateAsync(aws);
        aws.Pass(TimeSpan.FromMinutes(6));

        DescribeEndpointResponse endpoint = await DescribeAsync(aws);
        Assert.Equal(EndpointStatus.InService, endpoint.EndpointStatus);
        Assert.Equal("config-1", endpoint.EndpointConfigName);
        Assert.NotEmpty(endpoint.FailureReason);
        Assert.Equal(21, await PredictAsync(aws), 1e-9);
    }

    [Theory]
    [InlineData(OutcomeKind.Rollback, "InService")]
    [InlineData(OutcomeKind.RollbackFailure, "UpdateRollbackFailed")]
    public async Task A_rollback_passes_through_RollingBack(OutcomeKind kind, string ends)
    {
        await using SimulatedAws aws = await StartInServiceAsync();
        aws.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(kind) { Reason = "an alarm went off" });

        await UpdateAsync(aws);
        aws.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(EndpointStatus.RollingBack, (await DescribeAsync(aws)).EndpointStatus);
        aws.Pass(TimeSpan.FromMinutes(2));

        DescribeEndpointResponse endpoint = await DescribeAsync(aws);
        Assert.Equal(ends, endpoint.EndpointStatus.Value);
        Assert.Equal("config-1", endpoint.EndpointConfigName);
        Assert.Equal("an alarm went off", endpoint.FailureReason);
    }

    [Fact]
    public async Task A_description_may_lag_behind_an_update()
    {
        await using SimulatedAws aws = await StartInServiceAsync(TimeSpan.FromSeconds(20));

        await UpdateAsync(aws);
        DescribeEndpointResponse unseen = await DescribeAsync(aws);
        aws.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal(EndpointStatus.InService, unseen.EndpointStatus);
        Assert.Null(unseen.PendingDeploymentSummary);
        Assert.Equal(EndpointStatus.Updating, (await DescribeAsync(aws)).EndpointStatus);
    }

    [Fact]
    public async Task A_configuration_deleted_during_the_update_makes_it_fail_silently()
    {
        await using SimulatedAws aws = await StartInServiceAsync();

        await UpdateAsync(aws);
        await aws.SageMaker.DeleteEndpointConfigAsync(new() { EndpointConfigName = "config-2" });
        aws.Pass(TimeSpan.FromMinutes(6));

        DescribeEndpointResponse endpoint = await DescribeAsync(aws);
        Assert.Equal("config-1", endpoint.EndpointConfigName);
        Assert.StartsWith("Could not find endpoint configuration", endpoint.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_endpoint_costs_nothing_and_can_only_be_deleted()
    {
        await using SimulatedAws aws = await StartWithModelsAsync();
        aws.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.Failure));
        await aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-1" });
        await AssertRefusedAsync("Cannot update in-progress endpoint", () => aws.SageMaker.DeleteEndpointAsync(new() { EndpointName = "endpoint" }));

        aws.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(EndpointStatus.Failed, (await DescribeAsync(aws)).EndpointStatus);
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Billed);
        await AssertRefusedAsync("Cannot update endpoint", () => UpdateAsync(aws));
        await aws.SageMaker.DeleteEndpointAsync(new() { EndpointName = "endpoint" });
        Assert.Equal(EndpointStatus.Deleting, (await DescribeAsync(aws)).EndpointStatus);
        aws.Pass(TimeSpan.FromMinutes(1));
        await AssertRefusedAsync("Could not find endpoint \"arn:aws:sagemaker:us-east-1:000000000000:endpoint/endpoint\".", () => DescribeAsync(aws));
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Existing(ResourceKind.Endpoint));
    }

    [Fact]
    public async Task What_is_missing_or_taken_is_refused_in_the_services_words()
    {
        await using SimulatedAws aws = await StartInServiceAsync();

        await AssertRefusedAsync("Could not find model \"", () => aws.SageMaker.DescribeModelAsync(new() { ModelName = "none" }));
        await AssertRefusedAsync("Could not find model \"", () => aws.SageMaker.CreateEndpointConfigAsync(Requests.Config("config-3", "none")));
        await AssertRefusedAsync("Could not find endpoint configuration \"", () => aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "e", EndpointConfigName = "none" }));
        await AssertRefusedAsync("Could not find endpoint \"", () => aws.SageMaker.UpdateEndpointAsync(new() { EndpointName = "none", EndpointConfigName = "config-1" }));
        await AssertRefusedAsync("Could not find model data at", () => aws.SageMaker.CreateModelAsync(Requests.Model("model-3", "no-job")));
        await AssertRefusedAsync("Cannot create already existing model \"", () => aws.SageMaker.CreateModelAsync(Requests.Model()));
        await AssertRefusedAsync("Cannot create already existing endpoint configuration \"", () => aws.SageMaker.CreateEndpointConfigAsync(Requests.Config()));
        await AssertRefusedAsync("Cannot create already existing endpoint \"", () => aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-1" }));
    }

    [Fact]
    public async Task Models_configurations_and_endpoints_come_and_go_in_the_ledger_and_the_events()
    {
        await using SimulatedAws aws = await StartInServiceAsync();

        await aws.SageMaker.DeleteEndpointAsync(new() { EndpointName = "endpoint" });
        aws.Pass(TimeSpan.FromMinutes(1));
        foreach (string n in new[] { "1", "2" })
        {
            await aws.SageMaker.DeleteEndpointConfigAsync(new() { EndpointConfigName = $"config-{n}" });
            await aws.SageMaker.DeleteModelAsync(new() { ModelName = $"model-{n}" });
        }

        LedgerSnapshot ledger = await aws.Simulator.ReadLedgerAsync();
        Assert.Empty(ledger.Billed);
        Assert.All(ledger.Entries, e => Assert.NotNull(e.EndedAt));
        Assert.Empty((await aws.SageMaker.ListModelsAsync(new())).Models);
        Assert.Empty((await aws.SageMaker.ListEndpointConfigsAsync(new())).EndpointConfigs);
        Assert.Empty((await aws.SageMaker.ListEndpointsAsync(new())).Endpoints);
        IEnumerable<string> events = (await aws.Simulator.ReadEventsAsync()).Where(e => e.Kind == ResourceKind.Endpoint).Select(e => e.What);
        Assert.Equal(["Creating [config-1]", "InService [config-1]", "Deleting [config-1]", "Deleted"], events);
    }

    [Fact]
    public async Task A_serverless_variant_is_served_too()
    {
        await using SimulatedAws aws = await StartWithModelsAsync();
        CreateEndpointConfigRequest config = Requests.Config("serverless");
        config.ProductionVariants[0].InstanceType = null;
        config.ProductionVariants[0].InitialInstanceCount = null;
        config.ProductionVariants[0].ServerlessConfig = new ProductionVariantServerlessConfig { MemorySizeInMB = 2048, MaxConcurrency = 1 };
        await aws.SageMaker.CreateEndpointConfigAsync(config);
        await aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "serverless" });

        aws.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(2048, (await DescribeAsync(aws)).ProductionVariants[0].CurrentServerlessConfig.MemorySizeInMB);
        Assert.Equal(21, await PredictAsync(aws), 1e-9);
        Assert.Empty(aws.Simulator.Violations);
    }

    // model-1 is 1 + 2a - 3b, model-2 its negative.
    private static async Task<SimulatedAws> StartWithModelsAsync(TimeSpan updateUnseen = default)
    {
        SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { Durations = o.Durations with { EndpointUpdateUnseen = updateUnseen } });
        foreach ((string? n, string? rows) in new[] { ("1", "0,1,1\n3,1,0\n-2,0,1\n-3,1,2\n"), ("2", "0,1,1\n-3,1,0\n2,0,1\n3,1,2\n") })
        {
            aws.Put("bucket", "train/part-0.csv", rows);
            await aws.SageMaker.CreateTrainingJobAsync(Requests.Training($"train-{n}"));
            aws.Pass(TimeSpan.FromMinutes(5));
            await aws.SageMaker.DescribeTrainingJobAsync(new() { TrainingJobName = $"train-{n}" });
            await aws.SageMaker.CreateModelAsync(Requests.Model($"model-{n}", $"train-{n}"));
            await aws.SageMaker.CreateEndpointConfigAsync(Requests.Config($"config-{n}", $"model-{n}"));
        }

        return aws;
    }

    private static async Task<SimulatedAws> StartInServiceAsync(TimeSpan updateUnseen = default)
    {
        SimulatedAws aws = await StartWithModelsAsync(updateUnseen);
        await aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-1" });
        aws.Pass(TimeSpan.FromMinutes(5));
        return aws;
    }

    private static Task<UpdateEndpointResponse> UpdateAsync(SimulatedAws aws) => aws.SageMaker.UpdateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-2" });

    private static Task<DescribeEndpointResponse> DescribeAsync(SimulatedAws aws) => aws.SageMaker.DescribeEndpointAsync(new() { EndpointName = "endpoint" });

    private static async Task<double> PredictAsync(SimulatedAws aws) => Scores(await aws.Runtime.InvokeEndpointAsync(Requests.Invocation("10,0"))).Single();

    private static IEnumerable<double> Scores(InvokeEndpointResponse response) =>
        JsonDocument.Parse(response.Body).RootElement.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("score").GetDouble());

    private static async Task AssertRefusedAsync(string message, Func<Task> call)
    {
        AmazonSageMakerException refused = await Assert.ThrowsAsync<AmazonSageMakerException>(call);
        Assert.Equal("ValidationException", refused.ErrorCode);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
