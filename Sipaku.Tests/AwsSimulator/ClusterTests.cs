using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class ClusterTests
{
    private const string Script =
        "CREATE EXTERNAL TABLE lines (line STRING) LOCATION '${INPUT}'; INSERT OVERWRITE DIRECTORY '${OUTPUT}' SELECT count(*) FROM lines;";

    private static readonly string[] _variables = ["INPUT=s3://bucket/in/", "OUTPUT=s3://bucket/out/"];

    [Fact]
    public async Task A_transient_cluster_runs_its_step_and_goes()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "q.sql", Script);
        aws.Put("bucket", "in/a.txt", "one\ntwo\n");
        RunJobFlowRequest request = Requests.Cluster(Requests.HiveStep(variables: _variables));

        string id = (await aws.Emr.RunJobFlowAsync(request)).JobFlowId;

        List<string> seen = new();
        for (int minute = 0; minute < 12; minute++)
        {
            ClusterStatus status = (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster.Status;
            if (seen.LastOrDefault() != status.State.Value)
            {
                seen.Add(status.State.Value);
            }

            aws.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["STARTING", "BOOTSTRAPPING", "RUNNING", "TERMINATING", "TERMINATED"], seen);
        Cluster cluster = (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster;
        Assert.Equal(ClusterStateChangeReasonCode.ALL_STEPS_COMPLETED, cluster.Status.StateChangeReason.Code);
        Assert.Equal("r-1", Assert.Single(cluster.Tags).Value);
        StepSummary step = Assert.Single((await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps);
        Assert.Equal(StepState.COMPLETED, step.Status.State);
        Assert.Equal(TimeSpan.FromSeconds(90), step.Status.Timeline.EndDateTime - step.Status.Timeline.StartDateTime);
        Assert.Equal("2\n", aws.Get("bucket", "out/000000_0"));
        Assert.Empty(aws.Simulator.Violations);

        LedgerSnapshot ledger = await aws.Simulator.ReadLedgerAsync();
        Assert.Empty(ledger.Billed);
        Assert.Equal(TimeSpan.FromMinutes(7.5) * 2, ledger.BilledTime(ResourceKind.Cluster));
    }

    [Fact]
    public async Task A_failed_step_gives_its_details_and_ends_the_cluster_where_it_says_so()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster(Requests.HiveStep("s3://bucket/missing.sql"), Requests.HiveStep()))).JobFlowId;

        aws.Pass(TimeSpan.FromMinutes(10));

        List<StepSummary> steps = (await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps;
        Assert.Equal([StepState.CANCELLED, StepState.FAILED], steps.Select(s => s.Status.State));
        FailureDetails details = steps[1].Status.FailureDetails;
        Assert.Equal("File s3://bucket/missing.sql does not exist", details.Message);
        Assert.Contains("missing.sql", aws.Get("bucket", details.LogFile["s3://bucket/".Length..]), StringComparison.Ordinal);
        ClusterStatus status = (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster.Status;
        Assert.Equal(ClusterState.TERMINATED_WITH_ERRORS, status.State);
        Assert.Equal(ClusterStateChangeReasonCode.STEP_FAILURE, status.StateChangeReason.Code);
    }

    [Fact]
    public async Task A_standing_cluster_waits_takes_more_steps_and_ends_when_idle_too_long()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "q.sql", Script);
        RunJobFlowRequest request = Requests.Cluster();
        request.Instances.KeepJobFlowAliveWhenNoSteps = true;
        request.AutoTerminationPolicy = new AutoTerminationPolicy { IdleTimeout = 600 };
        string id = (await aws.Emr.RunJobFlowAsync(request)).JobFlowId;

        aws.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(ClusterState.WAITING, await StateAsync(aws, id));
        string stepId = Assert.Single((await aws.Emr.AddJobFlowStepsAsync(new() { JobFlowId = id, Steps = [Requests.HiveStep(onFailure: ActionOnFailure.CONTINUE, variables: _variables)] })).StepIds);
        Assert.Equal(ClusterState.RUNNING, await StateAsync(aws, id));
        aws.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(StepState.COMPLETED, (await aws.Emr.DescribeStepAsync(new() { ClusterId = id, StepId = stepId })).Step.Status.State);

        // The idle time of before the step does not count.
        aws.Pass(TimeSpan.FromMinutes(8));
        Assert.Equal(ClusterState.WAITING, await StateAsync(aws, id));
        aws.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(ClusterState.TERMINATED, await StateAsync(aws, id));

        AmazonElasticMapReduceException refused = await Assert.ThrowsAsync<AmazonElasticMapReduceException>(() => aws.Emr.AddJobFlowStepsAsync(new() { JobFlowId = id, Steps = [Requests.HiveStep()] }));
        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    [Fact]
    public async Task Steps_can_be_cancelled_and_clusters_terminated()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster(Requests.HiveStep(), Requests.HiveStep()))).JobFlowId;
        List<StepSummary> steps = (await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps;

        List<CancelStepsInfo> cancelled = (await aws.Emr.CancelStepsAsync(new() { ClusterId = id, StepIds = [steps[0].Id] })).CancelStepsInfoList;
        await aws.Emr.TerminateJobFlowsAsync(new() { JobFlowIds = [id] });
        await aws.Emr.TerminateJobFlowsAsync(new() { JobFlowIds = [id] });
        aws.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(CancelStepsRequestStatus.SUBMITTED, Assert.Single(cancelled).Status);
        List<CancelStepsInfo> again = (await aws.Emr.CancelStepsAsync(new() { ClusterId = id, StepIds = [steps[0].Id] })).CancelStepsInfoList;
        Assert.Equal(CancelStepsRequestStatus.FAILED, Assert.Single(again).Status);
        Assert.Equal(ClusterState.TERMINATED, await StateAsync(aws, id));
        Assert.All((await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps, s => Assert.Equal(StepState.CANCELLED, s.Status.State));
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Billed);
    }

    [Fact]
    public async Task A_protected_cluster_is_not_terminated()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        RunJobFlowRequest request = Requests.Cluster();
        request.Instances.TerminationProtected = true;
        string id = (await aws.Emr.RunJobFlowAsync(request)).JobFlowId;

        await Assert.ThrowsAsync<AmazonElasticMapReduceException>(() => aws.Emr.TerminateJobFlowsAsync(new() { JobFlowIds = [id] }));

        Assert.Equal(ClusterState.STARTING, await StateAsync(aws, id));
    }

    [Theory]
    [InlineData(OutcomeKind.InsufficientCapacity, "INTERNAL_ERROR")]
    [InlineData(OutcomeKind.Failure, "BOOTSTRAP_FAILURE")]
    public async Task A_cluster_that_cannot_start_ends_with_errors_and_cancels_its_steps(OutcomeKind kind, string code)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Simulator.Outcomes.Next(ResourceKind.Cluster, new Outcome(kind));
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster(Requests.HiveStep()))).JobFlowId;

        aws.Pass(TimeSpan.FromMinutes(10));

        ClusterStatus status = (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster.Status;
        Assert.Equal(ClusterState.TERMINATED_WITH_ERRORS, status.State);
        Assert.Equal(code, status.StateChangeReason.Code.Value);
        Assert.NotEmpty(status.ErrorDetails);
        Assert.Equal(StepState.CANCELLED, Assert.Single((await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps).Status.State);
    }

    [Fact]
    public async Task Clusters_are_listed_newest_first_by_state_and_time_in_pages()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        DateTime start = aws.Time.GetUtcNow().UtcDateTime;
        for (int i = 0; i < 60; i++)
        {
            aws.Pass(TimeSpan.FromSeconds(1));
            await aws.Emr.RunJobFlowAsync(Requests.Cluster());
        }

        ListClustersResponse first = await aws.Emr.ListClustersAsync(new() { CreatedAfter = start.AddSeconds(5.5), ClusterStates = ["STARTING"] });
        ListClustersResponse second = await aws.Emr.ListClustersAsync(new() { CreatedAfter = start.AddSeconds(5.5), ClusterStates = ["STARTING"], Marker = first.Marker });

        Assert.Equal(50, first.Clusters.Count);
        Assert.Equal(5, second.Clusters.Count);
        Assert.Null(second.Marker);
        Assert.Equal("j-SIM0000000060", first.Clusters[0].Id);
        Assert.Empty((await aws.Emr.ListClustersAsync(new() { ClusterStates = ["TERMINATED"] })).Clusters);
    }

    [Fact]
    public async Task Unknown_clusters_and_steps_are_invalid_requests()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster())).JobFlowId;

        AmazonElasticMapReduceException cluster = await Assert.ThrowsAnyAsync<AmazonElasticMapReduceException>(() => aws.Emr.DescribeClusterAsync(new() { ClusterId = "j-NONE" }));
        AmazonElasticMapReduceException step = await Assert.ThrowsAnyAsync<AmazonElasticMapReduceException>(() => aws.Emr.DescribeStepAsync(new() { ClusterId = id, StepId = "s-NONE" }));
        Assert.Equal("InvalidRequestException", cluster.ErrorCode);
        Assert.Equal("InvalidRequestException", step.ErrorCode);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { KnownRoles = new HashSet<string> { "arn:aws:iam::000000000000:role/EMR_DefaultRole" } });

        AmazonElasticMapReduceException refused = await Assert.ThrowsAsync<AmazonElasticMapReduceException>(() => aws.Emr.RunJobFlowAsync(Requests.Cluster()));

        Assert.Equal("Invalid InstanceProfile: EMR_EC2_DefaultRole.", refused.Message);
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Entries);
    }

    private static async Task<ClusterState> StateAsync(SimulatedAws aws, string id) =>
        (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster.Status.State;
}
