using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class EndpointRetirementTests : EndpointScenario
{
    [Fact]
    public async Task A_published_run_keeps_its_model_and_the_one_before_and_deletes_older_ones()
    {
        foreach (string run in new[] { "run-1", "run-2", "run-3" })
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
        string theirs = $"{AwsNames.ModelPrefix(Rig.Settings.EndpointName)}-by-hand";
        await Rig.SageMaker.CreateModelAsync(new CreateModelRequest
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

    [Fact]
    public async Task A_run_that_publishes_nothing_deletes_the_endpoint_that_it_created()
    {
        DeployRequest request = await RequestAsync("run-1");
        await Rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);

        await Rig.Endpoint.RetireAsync(new RetireRequest("run-1", request, Published: false), None);
        Rig.Time.Advance(TimeSpan.FromMinutes(10));

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_run_that_is_given_up_while_its_endpoint_is_created_cleans_up_once_it_can()
    {
        DeployRequest request = await RequestAsync("run-1");
        await Rig.Endpoint.DeployAsync(request, None);
        RetireRequest retire = new("run-1", request, Published: false);

        await Assert.ThrowsAsync<CapacityException>(() => Rig.Endpoint.RetireAsync(retire, None));
        Rig.Time.Advance(TimeSpan.FromMinutes(10));
        await Rig.Endpoint.RetireAsync(retire, None);
        Rig.Time.Advance(TimeSpan.FromMinutes(10));

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_run_that_published_nothing_and_only_updated_leaves_the_endpoint_in_service()
    {
        await PublishAsync("run-1");
        DeployRequest request = await RequestAsync("run-2");
        await Rig.Endpoint.DeployAsync(request, None);
        await EndAsync(request);

        await Rig.Endpoint.RetireAsync(new RetireRequest("run-2", request, Published: false), None);

        Assert.Equal(NameOf("run-2"), (await DescribeAsync())!.EndpointConfigName);
        Assert.Equal([NameOf("run-1"), NameOf("run-2")], await ExistingAsync(ResourceKind.EndpointConfig));
    }

    [Fact]
    public async Task With_delete_after_publish_nothing_billable_is_left_and_the_model_stays()
    {
        Rig.Settings.Endpoint.DeleteAfterPublish = true;
        await PublishAsync("run-1");
        Rig.Time.Advance(TimeSpan.FromMinutes(10));
        await PublishAsync("run-2");
        Rig.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Empty((await Rig.Simulator.ReadLedgerAsync()).Billed);
        Assert.Equal([NameOf("run-1"), NameOf("run-2")], await ExistingAsync(ResourceKind.Model));
    }
}
