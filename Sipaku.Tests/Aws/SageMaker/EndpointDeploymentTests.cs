using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class EndpointDeploymentTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private AwsRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AwsRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_published_run_keeps_its_model_and_the_one_before_and_deletes_older_ones()
    {
        foreach (var run in new[] { "run-1", "run-2", "run-3" })
        {
            await PublishAsync(run);
        }

        Assert.Equal([NameOf("run-2"), NameOf("run-3")], await ExistingAsync(ResourceKind.EndpointConfig));
        Assert.Equal([NameOf("run-2"), NameOf("run-3")], await ExistingAsync(ResourceKind.Model));
        Assert.Equal(NameOf("run-3"), (await DescribeAsync())!.EndpointConfigName);
    }

    [Fact]
    public async Task Models_that_are_not_ours_are_left_alone()
    {
        var theirs = $"{AwsNames.ModelPrefix(_rig.Settings.EndpointName)}-by-hand";
        await _rig.SageMaker.CreateModelAsync(new CreateModelRequest
        {
            ModelName = theirs,
            ExecutionRoleArn = AwsRig.Role,
            PrimaryContainer = new ContainerDefinition { Image = "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1" },
        });

        await PublishAsync("run-1");
        await PublishAsync("run-2");
        await PublishAsync("run-3");

        Assert.Contains(theirs, await ExistingAsync(ResourceKind.Model));
    }

    [Theory]
    [InlineData(OutcomeKind.SilentFailure)]
    [InlineData(OutcomeKind.Rollback)]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    public async Task An_update_that_goes_back_to_the_old_config_is_a_failure_and_leaves_the_old_one_serving(OutcomeKind outcome)
    {
        await PublishAsync("run-1");
        _rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(outcome));
        var request = await RequestAsync("run-2");

        await _rig.Endpoint.DeployAsync(request, None);
        var ended = await EndAsync(request);
        await _rig.Endpoint.RetireAsync(new RetireRequest("run-2", request, Published: false), None);

        Assert.Equal(JobState.Failed, ended.State);
        Assert.Equal(outcome != OutcomeKind.Rollback, ended.Transient);
        Assert.Equal(NameOf("run-1"), (await DescribeAsync())!.EndpointConfigName);
        Assert.Equal([NameOf("run-1")], await ExistingAsync(ResourceKind.EndpointConfig));
        Assert.Equal([NameOf("run-1")], await ExistingAsync(ResourceKind.Model));
    }

    [Fact]
    public async Task A_later_attempt_updates_after_one_that_failed_without_a_word()
    {
        await PublishAsync("run-1");
        _rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.SilentFailure));
        var first = await RequestAsync("run-2");
        await _rig.Endpoint.DeployAsync(first, None);
        Assert.Equal(JobState.Failed, (await EndAsync(first)).State);
        var second = first with { Attempt = 2 };

        await _rig.Endpoint.DeployAsync(second, None);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
        await _rig.Endpoint.RetireAsync(new RetireRequest("run-2", second, Published: true), None);
        await _rig.Endpoint.RetireAsync(new RetireRequest("run-2", first, Published: true), None);

        Assert.Equal([NameOf("run-1"), NameOf("run-2", 2)], await ExistingAsync(ResourceKind.EndpointConfig));
    }

    [Fact]
    public async Task A_mix_of_configs_after_a_failed_rollback_is_left_to_a_person()
    {
        await PublishAsync("run-1");
        _rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.RollbackFailure));
        var request = await RequestAsync("run-2");
        await _rig.Endpoint.DeployAsync(request, None);

        var error = await Assert.ThrowsAsync<PermanentException>(() => EndAsync(request));

        Assert.Contains("UpdateRollbackFailed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_endpoint_is_deleted_and_created_again()
    {
        _rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.Failure));
        var first = await RequestAsync("run-1");
        await _rig.Endpoint.DeployAsync(first, None);
        var failed = await EndAsync(first);
        var second = await RequestAsync("run-2");

        await _rig.Endpoint.DeployAsync(second, None);

        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("health check", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
    }

    [Fact]
    public async Task A_deployment_waits_for_a_change_that_somebody_else_made()
    {
        var first = await RequestAsync("run-1");
        var second = await RequestAsync("run-2");
        await _rig.Endpoint.DeployAsync(first, None);

        await _rig.Endpoint.DeployAsync(second, None);

        Assert.Equal(JobState.Running, (await _rig.Endpoint.GetStatusAsync(second, None)).State);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
        Assert.Equal(NameOf("run-2"), (await DescribeAsync())!.EndpointConfigName);
    }

    [Fact]
    public async Task A_run_that_publishes_nothing_deletes_the_endpoint_that_it_created()
    {
        var request = await RequestAsync("run-1");
        await _rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);

        await _rig.Endpoint.RetireAsync(new RetireRequest("run-1", request, Published: false), None);
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_run_that_is_given_up_while_its_endpoint_is_created_cleans_up_once_it_can()
    {
        var request = await RequestAsync("run-1");
        await _rig.Endpoint.DeployAsync(request, None);
        var retire = new RetireRequest("run-1", request, Published: false);

        await Assert.ThrowsAsync<CapacityException>(() => _rig.Endpoint.RetireAsync(retire, None));
        _rig.Time.Advance(TimeSpan.FromMinutes(10));
        await _rig.Endpoint.RetireAsync(retire, None);
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_run_that_published_nothing_and_only_updated_leaves_the_endpoint_in_service()
    {
        await PublishAsync("run-1");
        var request = await RequestAsync("run-2");
        await _rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);

        await _rig.Endpoint.RetireAsync(new RetireRequest("run-2", request, Published: false), None);

        Assert.Equal(NameOf("run-2"), (await DescribeAsync())!.EndpointConfigName);
        Assert.Equal([NameOf("run-1"), NameOf("run-2")], await ExistingAsync(ResourceKind.EndpointConfig));
    }

    [Fact]
    public async Task With_delete_after_publish_nothing_billable_is_left_and_the_model_stays()
    {
        _rig.Settings.Endpoint.DeleteAfterPublish = true;
        await PublishAsync("run-1");
        _rig.Time.Advance(TimeSpan.FromMinutes(10));
        await PublishAsync("run-2");
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Billed);
        Assert.Equal([NameOf("run-1"), NameOf("run-2")], await ExistingAsync(ResourceKind.Model));
    }

    [Fact]
    public async Task A_serverless_endpoint_has_a_serverless_variant()
    {
        _rig.Settings.Endpoint.Serverless = true;
        _rig.Settings.Endpoint.ServerlessMemoryMb = 3072;
        await PublishAsync("run-1");

        var config = await _rig.SageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = NameOf("run-1") });
        var variant = Assert.Single(config.ProductionVariants);
        Assert.Equal(3072, variant.ServerlessConfig.MemorySizeInMB);
        Assert.Null(variant.InstanceType);
        Assert.Null(variant.InitialInstanceCount);
    }

    [Fact]
    public async Task A_config_of_the_name_with_another_content_is_not_ours()
    {
        var request = await RequestAsync("run-1");
        await _rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);
        _rig.Settings.Endpoint.InstanceType = "ml.m5.4xlarge";

        var error = await Assert.ThrowsAsync<PermanentException>(() => _rig.Endpoint.DeployAsync(request, None));

        Assert.Contains("another content", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_artefact_is_gone_is_refused_before_an_endpoint_is_created()
    {
        var request = await RequestAsync("run-1");
        await _rig.Store.DeleteAsync("runs/run-1/model/", None);

        await Assert.ThrowsAsync<PermanentException>(() => _rig.Endpoint.DeployAsync(request, None));

        Assert.Empty(await ExistingAsync(ResourceKind.Endpoint));
        Assert.Empty(await ExistingAsync(ResourceKind.Model));
    }

    [Theory]
    [InlineData("CreateModel")]
    [InlineData("CreateEndpointConfig")]
    [InlineData("CreateEndpoint")]
    [InlineData("UpdateEndpoint")]
    public async Task An_answer_that_is_lost_after_the_call_took_effect_makes_nothing_twice(string operation)
    {
        await PublishAsync(operation == "UpdateEndpoint" ? "run-0" : "run-1");
        _rig.Settings.EndpointName = operation == "CreateEndpoint" ? "AnotherEndpoint" : _rig.Settings.EndpointName;
        var request = await RequestAsync("run-2");
        _rig.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = operation });

        await Assert.ThrowsAsync<ServiceFaultException>(() => _rig.Endpoint.DeployAsync(request, None));
        await _rig.Endpoint.DeployAsync(request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        var ledger = await _rig.Simulator.ReadLedgerAsync();
        Assert.Single(ledger.Ever(ResourceKind.Model), entry => entry.Name == NameOf("run-2"));
        Assert.Single(ledger.Ever(ResourceKind.EndpointConfig), entry => entry.Name == NameOf("run-2"));
    }

    [Fact]
    public async Task An_update_that_descriptions_show_late_is_not_taken_for_a_failed_one()
    {
        await using var slow = await AwsRig.StartAsync(options => options with
        {
            Durations = options.Durations with { EndpointUpdateUnseen = TimeSpan.FromMinutes(2) },
        });
        (var fast, _rig) = (_rig, slow);
        await PublishAsync("run-1");
        var request = await RequestAsync("run-2");

        await _rig.Endpoint.DeployAsync(request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        _rig = fast;
    }

    private string NameOf(string runId, int attempt = 1) => AwsNames.OfModel(_rig.Settings.EndpointName, runId, attempt);

    private async Task PublishAsync(string runId)
    {
        var request = await RequestAsync(runId);
        await _rig.Endpoint.DeployAsync(request, None);
        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        await _rig.Endpoint.RetireAsync(new RetireRequest(runId, request, Published: true), None);
    }

    private async Task<DeployRequest> RequestAsync(string runId) => new(runId, 1, (await _rig.TrainAsync(runId)).Location);

    private Task<JobStatus> EndAsync(DeployRequest request) =>
        JobWaiting.EndAsync(() => _rig.Endpoint.GetStatusAsync(request, None), _rig.AdvanceAsync);

    private async Task<DescribeEndpointResponse> DescribeAsync() =>
        await _rig.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = _rig.Settings.EndpointName });

    private async Task<List<string>> ExistingAsync(ResourceKind kind) =>
        [.. (await _rig.Simulator.ReadLedgerAsync()).Existing(kind).Select(entry => entry.Name).Order()];

    private async Task AssertNothingLeftAsync()
    {
        var ledger = await _rig.Simulator.ReadLedgerAsync();
        Assert.Empty(ledger.Billed);
        Assert.Empty(ledger.Existing(ResourceKind.Endpoint));
        Assert.Empty(ledger.Existing(ResourceKind.EndpointConfig));
        Assert.Empty(ledger.Existing(ResourceKind.Model));
    }
}
