using Amazon.SageMaker.Model;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class EndpointDeploymentTests : EndpointScenario
{
    [Theory]
    [InlineData(OutcomeKind.SilentFailure)]
    [InlineData(OutcomeKind.Rollback)]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    public async Task An_update_that_goes_back_to_the_old_config_is_a_failure_and_leaves_the_old_one_serving(OutcomeKind outcome)
    {
        await PublishAsync("run-1");
        Rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(outcome));
        DeployRequest request = await RequestAsync("run-2");

        await Rig.Endpoint.DeployAsync(request, None);
        JobStatus ended = await EndAsync(request);
        await Rig.Endpoint.RetireAsync(new RetireRequest("run-2", request, Published: false), None);

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
        Rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.SilentFailure));
        DeployRequest first = await RequestAsync("run-2");
        await Rig.Endpoint.DeployAsync(first, None);
        Assert.Equal(JobState.Failed, (await EndAsync(first)).State);
        DeployRequest second = first with { Attempt = 2 };

        await Rig.Endpoint.DeployAsync(second, None);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
        await Rig.Endpoint.RetireAsync(new RetireRequest("run-2", second, Published: true), None);
        await Rig.Endpoint.RetireAsync(new RetireRequest("run-2", first, Published: true), None);

        Assert.Equal([NameOf("run-1"), NameOf("run-2", 2)], await ExistingAsync(ResourceKind.EndpointConfig));
    }

    [Fact]
    public async Task A_mix_of_configs_after_a_failed_rollback_is_left_to_a_person()
    {
        await PublishAsync("run-1");
        Rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.RollbackFailure));
        DeployRequest request = await RequestAsync("run-2");
        await Rig.Endpoint.DeployAsync(request, None);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => EndAsync(request));

        Assert.Contains("UpdateRollbackFailed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_endpoint_is_deleted_and_created_again()
    {
        Rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.Failure));
        DeployRequest first = await RequestAsync("run-1");
        await Rig.Endpoint.DeployAsync(first, None);
        JobStatus failed = await EndAsync(first);
        DeployRequest second = await RequestAsync("run-2");

        await Rig.Endpoint.DeployAsync(second, None);

        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("health check", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
    }

    [Fact]
    public async Task A_deployment_waits_for_a_change_that_somebody_else_made()
    {
        DeployRequest first = await RequestAsync("run-1");
        DeployRequest second = await RequestAsync("run-2");
        await Rig.Endpoint.DeployAsync(first, None);

        await Rig.Endpoint.DeployAsync(second, None);

        Assert.Equal(JobState.Running, (await Rig.Endpoint.GetStatusAsync(second, None)).State);
        Assert.Equal(JobState.Succeeded, (await EndAsync(second)).State);
        Assert.Equal(NameOf("run-2"), (await DescribeAsync())!.EndpointConfigName);
    }

    [Fact]
    public async Task A_serverless_endpoint_has_a_serverless_variant()
    {
        Rig.Settings.Endpoint.Serverless = true;
        Rig.Settings.Endpoint.ServerlessMemoryMb = 3072;
        await PublishAsync("run-1");

        DescribeEndpointConfigResponse config = await Rig.SageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = NameOf("run-1") });
        ProductionVariant variant = Assert.Single(config.ProductionVariants);
        Assert.Equal(3072, variant.ServerlessConfig.MemorySizeInMB);
        Assert.Null(variant.InstanceType);
        Assert.Null(variant.InitialInstanceCount);
    }

    [Fact]
    public async Task A_config_of_the_name_with_another_content_is_not_ours()
    {
        DeployRequest request = await RequestAsync("run-1");
        await Rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);
        Rig.Settings.Endpoint.InstanceType = "ml.m5.4xlarge";

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Rig.Endpoint.DeployAsync(request, None));

        Assert.Contains("another content", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_artefact_is_gone_is_refused_before_an_endpoint_is_created()
    {
        DeployRequest request = await RequestAsync("run-1");
        await Rig.Store.DeleteAsync("runs/run-1/model/", None);

        await Assert.ThrowsAsync<PermanentException>(() => Rig.Endpoint.DeployAsync(request, None));

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
        Rig.Settings.EndpointName = operation == "CreateEndpoint" ? "AnotherEndpoint" : Rig.Settings.EndpointName;
        DeployRequest request = await RequestAsync("run-2");
        Rig.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = operation });

        await Assert.ThrowsAsync<ServiceFaultException>(() => Rig.Endpoint.DeployAsync(request, None));
        await Rig.Endpoint.DeployAsync(request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        LedgerSnapshot ledger = await Rig.Simulator.ReadLedgerAsync();
        Assert.Single(ledger.Ever(ResourceKind.Model), entry => entry.Name == NameOf("run-2"));
        Assert.Single(ledger.Ever(ResourceKind.EndpointConfig), entry => entry.Name == NameOf("run-2"));
    }

    [Fact]
    public async Task An_update_that_descriptions_show_late_is_not_taken_for_a_failed_one()
    {
        await using AwsRig slow = await AwsRig.StartAsync(options => options with
        {
            Durations = options.Durations with { EndpointUpdateUnseen = TimeSpan.FromMinutes(2) },
        });
        (AwsRig? fast, Rig) = (Rig, slow);
        await PublishAsync("run-1");
        DeployRequest request = await RequestAsync("run-2");

        await Rig.Endpoint.DeployAsync(request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(request)).State);
        Rig = fast;
    }

    [Fact]
    public async Task An_update_that_was_not_answered_is_shown_late_and_fails_without_a_word_is_told_as_failed()
    {
        await using AwsRig slow = await AwsRig.StartAsync(options => options with
        {
            Durations = options.Durations with { EndpointUpdateUnseen = TimeSpan.FromMinutes(2) },
        });
        (AwsRig? fast, Rig) = (Rig, slow);
        await PublishAsync("run-1");
        DeployRequest request = await RequestAsync("run-2");
        Rig.Simulator.Outcomes.Next(ResourceKind.Endpoint, new Outcome(OutcomeKind.SilentFailure));
        Rig.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = "UpdateEndpoint" });

        await Assert.ThrowsAsync<ServiceFaultException>(() => Rig.Endpoint.DeployAsync(request, None));
        await Rig.Endpoint.DeployAsync(request, None);

        Assert.Equal(JobState.Failed, (await EndAsync(request)).State);
        Rig = fast;
    }
}
