using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.Emr;

public sealed class EmrFeatureJobTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private AwsRig _rig = null!;
    private FeatureJobRequest _request = null!;

    public async Task InitializeAsync()
    {
        _rig = await AwsRig.StartAsync();
        _request = new FeatureJobRequest("run-1", 1, await _rig.Store.PutDumpAsync("run-1", Reading.OfDays(10)));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_transient_cluster_ends_by_itself_whatever_happens_to_us()
    {
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);
        DescribeClusterResponse described = await _rig.Emr.DescribeClusterAsync(new DescribeClusterRequest { ClusterId = job.Id.Split('/')[0] });

        Assert.Equal(JobState.Succeeded, (await EndAsync(job)).State);
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.True(described.Cluster.AutoTerminate);
        Assert.StartsWith($"s3://{_rig.Settings.Bucket}/runs/run-1/", described.Cluster.LogUri, StringComparison.Ordinal);
        Assert.Contains(described.Cluster.Tags, tag => tag is { Key: "sipaku:run", Value: "run-1" });
        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    [Theory]
    [InlineData(FaultKind.DropAfterEffect)]
    [InlineData(FaultKind.TimeoutAfterEffect)]
    public async Task A_cluster_whose_start_was_not_answered_is_found_and_not_started_again(FaultKind fault)
    {
        _rig.Simulator.Faults.Add(new Fault(fault) { Operation = "RunJobFlow" });

        await Assert.ThrowsAsync<ServiceFaultException>(() => _rig.FeatureJob.StartAsync(_request, None));
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(job)).State);
        Assert.Single((await _rig.Simulator.ReadLedgerAsync()).Ever(ResourceKind.Cluster));
    }

    [Fact]
    public async Task Starts_at_once_settle_on_one_cluster()
    {
        JobHandle[] jobs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _rig.FeatureJob.StartAsync(_request, None))));

        JobHandle last = await _rig.FeatureJob.StartAsync(_request, None);
        _rig.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Contains(last, jobs);
        Assert.Single((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    [Fact]
    public async Task A_released_job_leaves_no_cluster_running()
    {
        await _rig.FeatureJob.StartAsync(_request, None);

        await _rig.FeatureJob.ReleaseAsync(_request, None);
        _rig.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    [Fact]
    public async Task Release_finds_a_cluster_whose_start_was_not_answered_and_those_of_earlier_attempts()
    {
        await _rig.FeatureJob.StartAsync(_request, None);
        _rig.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = "RunJobFlow" });
        FeatureJobRequest second = _request with { Attempt = 2 };
        await Assert.ThrowsAsync<ServiceFaultException>(() => _rig.FeatureJob.StartAsync(second, None));

        await _rig.FeatureJob.ReleaseAsync(second, None);
        _rig.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    [Fact]
    public async Task A_step_that_fails_gives_the_services_details_and_its_log()
    {
        _rig.Simulator.Outcomes.Next(ResourceKind.Step, new Outcome(OutcomeKind.Failure));
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);

        JobStatus ended = await EndAsync(job);

        Assert.Equal((JobState.Failed, false), (ended.State, ended.Transient));
        Assert.Contains("s3://", ended.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Reason!);
    }

    [Theory]
    [InlineData(OutcomeKind.Failure)]
    [InlineData(OutcomeKind.InsufficientCapacity)]
    public async Task A_cluster_that_dies_while_it_starts_is_a_failed_job_that_another_may_do_better(OutcomeKind outcome)
    {
        _rig.Simulator.Outcomes.Next(ResourceKind.Cluster, new Outcome(outcome));
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);

        JobStatus ended = await EndAsync(job);

        Assert.Equal((JobState.Failed, true), (ended.State, ended.Transient));
        Assert.NotEqual("", ended.Reason);
        _rig.Time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<PermanentException>(() => _rig.FeatureJob.StartAsync(_request, None));
    }

    [Fact]
    public async Task A_cluster_that_somebody_terminates_is_a_failed_job()
    {
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);
        await _rig.Emr.TerminateJobFlowsAsync(new TerminateJobFlowsRequest { JobFlowIds = [job.Id.Split('/')[0]] });

        Assert.Equal(JobState.Failed, (await EndAsync(job)).State);
    }

    [Fact]
    public async Task On_a_standing_cluster_a_step_that_was_not_answered_is_found_and_not_added_again()
    {
        await _rig.UseStandingClusterAsync();
        _rig.Simulator.Faults.Add(new Fault(FaultKind.DropAfterEffect) { Operation = "AddJobFlowSteps" });

        await Assert.ThrowsAsync<ServiceFaultException>(() => _rig.FeatureJob.StartAsync(_request, None));
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);

        Assert.Equal(JobState.Succeeded, (await EndAsync(job)).State);
        Assert.Single((await _rig.Simulator.ReadLedgerAsync()).Ever(ResourceKind.Step));
    }

    [Fact]
    public async Task On_a_standing_cluster_release_cancels_the_step_and_leaves_the_cluster()
    {
        await _rig.UseStandingClusterAsync();
        JobHandle job = await _rig.FeatureJob.StartAsync(_request, None);

        await _rig.FeatureJob.ReleaseAsync(_request, None);
        _rig.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(JobState.Failed, (await EndAsync(job)).State);
        Assert.Single((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    private Task<JobStatus> EndAsync(JobHandle job) =>
        JobWaiting.EndAsync(() => _rig.FeatureJob.GetStatusAsync(job, None), _rig.AdvanceAsync);
}
