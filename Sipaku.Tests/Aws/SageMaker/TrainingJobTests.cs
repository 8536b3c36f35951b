using Amazon.SageMaker.Model;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class TrainingJobTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TrainingRequest Request = new("run-1", 1, 20);

    private AwsRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await AwsRig.StartAsync();
        IEnumerable<string> rows = Enumerable.Range(0, Request.Rows).Select(row => string.Join(',', Enumerable.Range(0, 7).Select(column => row + (column * column % 5))));
        await _rig.Store.PutTextAsync(RunKeys.Features("run-1") + "000000_0", string.Join('\n', rows) + "\n");
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_job_says_what_it_trains_on_and_how()
    {
        JobHandle job = await _rig.TrainingJob.StartAsync(Request, None);

        DescribeTrainingJobResponse sent = await _rig.SageMaker.DescribeTrainingJobAsync(new DescribeTrainingJobRequest { TrainingJobName = job.Id });
        Assert.Equal(
            new Dictionary<string, string> { ["feature_dim"] = "6", ["predictor_type"] = "regressor", ["mini_batch_size"] = "14" },
            sent.HyperParameters);
        Assert.Equal(
            [$"train s3://{_rig.Settings.Bucket}/runs/run-1/features/", $"validation s3://{_rig.Settings.Bucket}/runs/run-1/validation/"],
            sent.InputDataConfig.Select(channel => $"{channel.ChannelName} {channel.DataSource.S3DataSource.S3Uri}"));
        Assert.All(sent.InputDataConfig, channel => Assert.Equal("text/csv", channel.ContentType));
        Assert.Equal("382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1", sent.AlgorithmSpecification.TrainingImage);
    }

    [Fact]
    public async Task The_validation_rows_are_the_last_fifth_again()
    {
        await _rig.TrainingJob.StartAsync(Request, None);

        IReadOnlyList<string> rows = await _rig.Store.ReadLinesAsync(RunKeys.Features("run-1"));
        Assert.Equal(rows.Skip(16), await _rig.Store.ReadLinesAsync(RunKeys.Validation("run-1")));
    }

    [Fact]
    public async Task The_mini_batch_is_never_larger_than_the_rows()
    {
        JobHandle job = await _rig.TrainingJob.StartAsync(Request with { Rows = 9 }, None);

        DescribeTrainingJobResponse sent = await _rig.SageMaker.DescribeTrainingJobAsync(new DescribeTrainingJobRequest { TrainingJobName = job.Id });
        Assert.Equal("9", sent.HyperParameters["mini_batch_size"]);
    }

    [Fact]
    public async Task A_result_says_what_it_cost_and_that_its_metrics_are_in_sample()
    {
        JobHandle job = await _rig.TrainingJob.StartAsync(Request, None);
        await EndAsync(job);

        TrainedModel model = await _rig.TrainingJob.GetResultAsync(job, None);

        Assert.True(model.BillableSeconds > 0);
        Assert.Equal("linear-learner", model.Trainer);
        Assert.Contains("in_sample_rmse", model.Metrics.Keys);
        Assert.All(model.Metrics.Keys, name => Assert.StartsWith("in_sample_", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OutcomeKind.Failure, "AlgorithmError: too few rows", false)]
    [InlineData(OutcomeKind.Failure, "InternalServerError: We encountered an internal error.  Please try again.", true)]
    [InlineData(OutcomeKind.InsufficientCapacity, null, true)]
    public async Task A_failed_job_gives_the_services_reason_and_whether_trying_again_may_help(OutcomeKind outcome, string? reason, bool transient)
    {
        _rig.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(outcome) { Reason = reason });
        JobHandle job = await _rig.TrainingJob.StartAsync(Request, None);

        JobStatus ended = await EndAsync(job);

        Assert.Equal((JobState.Failed, transient), (ended.State, ended.Transient));
        Assert.Contains(reason ?? "CapacityError", ended.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PermanentException>(() => _rig.TrainingJob.GetResultAsync(job, None));
        await Assert.ThrowsAsync<PermanentException>(() => _rig.TrainingJob.StartAsync(Request, None));
    }

    [Fact]
    public async Task A_job_that_runs_too_long_is_failed_and_says_which_setting_to_raise()
    {
        _rig.Settings.Training.MaxRuntimeSeconds = 60;
        _rig.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(OutcomeKind.Normal) { Slowness = 100 });
        JobHandle job = await _rig.TrainingJob.StartAsync(Request, None);

        JobStatus ended = await EndAsync(job);

        Assert.Equal(JobState.Failed, ended.State);
        Assert.Contains("MaxRuntimeSeconds", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_stopped_is_failed_and_no_longer_billed()
    {
        JobHandle job = await _rig.TrainingJob.StartAsync(Request, None);
        _rig.Time.Advance(TimeSpan.FromMinutes(2));

        await _rig.TrainingJob.StopAsync(Request, None);
        JobStatus ended = await EndAsync(job);

        Assert.Equal(JobState.Failed, ended.State);
        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Billed);
    }

    [Theory]
    [InlineData(FaultKind.DropAfterEffect, typeof(ServiceFaultException))]
    [InlineData(FaultKind.InternalError, typeof(ServiceFaultException))]
    [InlineData(FaultKind.ServiceUnavailable, typeof(ServiceFaultException))]
    [InlineData(FaultKind.Throttle, typeof(ThrottledException))]
    [InlineData(FaultKind.Quota, typeof(QuotaException))]
    public async Task A_start_that_fails_says_of_which_kind_and_can_be_repeated(FaultKind fault, Type error)
    {
        _rig.Simulator.Faults.Add(new Fault(fault) { Operation = "CreateTrainingJob" });

        await Assert.ThrowsAsync(error, () => _rig.TrainingJob.StartAsync(Request, None));
        await _rig.TrainingJob.StartAsync(Request, None);

        Assert.Single((await _rig.Simulator.ReadLedgerAsync()).Ever(ResourceKind.TrainingJob));
    }

    [Fact]
    public async Task Access_denied_names_the_action_and_the_job()
    {
        _rig.Simulator.Faults.Add(new Fault(FaultKind.AccessDenied) { Operation = "CreateTrainingJob" });

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => _rig.TrainingJob.StartAsync(Request, None));

        Assert.Contains("sagemaker:CreateTrainingJob", error.Message, StringComparison.Ordinal);
        Assert.Contains("sipaku-run-1-1", error.Message, StringComparison.Ordinal);
    }

    private Task<JobStatus> EndAsync(JobHandle job) =>
        JobWaiting.EndAsync(() => _rig.TrainingJob.GetStatusAsync(job, None), _rig.AdvanceAsync);
}
