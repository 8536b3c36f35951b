using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class TrainingJobTests
{
    // y = 1 + 2a - 3b
    private const string Rows = "0,1,1\n3,1,0\n-2,0,1\n-3,1,2\n5,2,0\n";

    [Fact]
    public async Task A_job_passes_its_states_and_leaves_model_metrics_and_billable_time()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        aws.Put("bucket", "validation/part-0.csv", "4,2,1\n");
        CreateTrainingJobRequest request = Requests.Training();
        request.InputDataConfig.Add(Requests.Channel("validation"));

        await aws.SageMaker.CreateTrainingJobAsync(request);
        Assert.Equal(TrainingJobStatus.InProgress, (await DescribeAsync(aws)).TrainingJobStatus);
        aws.Pass(TimeSpan.FromMinutes(5));

        DescribeTrainingJobResponse job = await DescribeAsync(aws);
        Assert.Equal(TrainingJobStatus.Completed, job.TrainingJobStatus);
        Assert.Equal(["Starting", "Downloading", "Training", "Uploading", "Completed"], job.SecondaryStatusTransitions.Select(t => t.Status.Value));
        Assert.Equal("s3://bucket/model/train-1/output/model.tar.gz", job.ModelArtifacts.S3ModelArtifacts);
        Assert.True(aws.Exists("bucket", "model/train-1/output/model.tar.gz"));
        Assert.Equal(80, job.BillableTimeInSeconds);
        Dictionary<string, float> metrics = job.FinalMetricDataList.ToDictionary(m => m.MetricName, m => m.Value!.Value);
        Assert.Equal(0, metrics["train:objective_loss"], 1e-6f);
        Assert.Equal(4, metrics["validation:mse"], 1e-5f);
        Assert.Equal(2, metrics["validation:rmse"], 1e-5f);
        Assert.Equal(2, metrics["validation:absolute_loss"], 1e-5f);
        Assert.Empty(aws.Simulator.Violations);
        Assert.Equal(TimeSpan.FromSeconds(80), (await aws.Simulator.ReadLedgerAsync()).BilledTime(ResourceKind.TrainingJob));
    }

    [Theory]
    [InlineData("mini_batch_size", "6", "mini_batch_size 6 is greater than the number of records, 5")]
    [InlineData("mini_batch_size", "0", "'0' is not valid for 'mini_batch_size'")]
    [InlineData("feature_dim", "3", "feature_dim is 3, the data have 2 features")]
    [InlineData("batch", "1", "Additional properties are not allowed ('batch' was unexpected)")]
    [InlineData("predictor_type", "binary_classifier", "this simulator fits predictor_type regressor only")]
    public async Task A_hyperparameter_that_linear_learner_refuses_fails_the_job(string name, string value, string reason)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        CreateTrainingJobRequest request = Requests.Training();
        request.HyperParameters[name] = value;

        await AssertFailsAsync(aws, request, reason);
    }

    [Theory]
    [InlineData("y,a,b\n1,2,3\n4,5,6\n")]
    [InlineData("1,2,\\N\n1,2,3\n")]
    [InlineData("1,2,NaN\n1,2,3\n")]
    [InlineData("1,2,3\n1,2\n")]
    [InlineData("\uFEFF1,2,3\n1,2,3\n")]
    public async Task Data_that_are_no_rows_of_numbers_fail_the_job(string data)
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", data);

        await AssertFailsAsync(aws, Requests.Training(), "Unable to read data channel 'train'");
    }

    [Fact]
    public async Task Without_a_mini_batch_size_a_thousand_rows_are_needed()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        CreateTrainingJobRequest request = Requests.Training();
        request.HyperParameters.Remove("mini_batch_size");

        await AssertFailsAsync(aws, request, "mini_batch_size 1000 is greater");
    }

    [Fact]
    public async Task A_name_can_be_used_once()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        await aws.SageMaker.CreateTrainingJobAsync(Requests.Training());

        await Assert.ThrowsAsync<ResourceInUseException>(() => aws.SageMaker.CreateTrainingJobAsync(Requests.Training()));
    }

    [Fact]
    public async Task A_missing_job_prefix_role_or_region_is_refused_in_the_services_words()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { KnownRoles = new HashSet<string> { SimulatedAws.Role } });

        await AssertRefusedAsync("Requested resource not found.", () => DescribeAsync(aws));
        await AssertRefusedAsync("No S3 objects found under S3 URL \"s3://bucket/train/\"", () => aws.SageMaker.CreateTrainingJobAsync(Requests.Training()));
        aws.Put("bucket", "train/part-0.csv", Rows);
        CreateTrainingJobRequest otherRole = Requests.Training();
        otherRole.RoleArn += "-other";
        await AssertRefusedAsync("Could not assume role", () => aws.SageMaker.CreateTrainingJobAsync(otherRole));
        CreateTrainingJobRequest otherRegion = Requests.Training();
        otherRegion.AlgorithmSpecification.TrainingImage = SimulatedAws.Image.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal);
        await AssertRefusedAsync("same region", () => aws.SageMaker.CreateTrainingJobAsync(otherRegion));
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Entries);

        static async Task AssertRefusedAsync(string message, Func<Task> call)
        {
            AmazonSageMakerException refused = await Assert.ThrowsAsync<AmazonSageMakerException>(call);
            Assert.Equal("ValidationException", refused.ErrorCode);
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_job_that_is_stopped_ends_stopped_and_is_billed_until_then()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        await aws.SageMaker.CreateTrainingJobAsync(Requests.Training());
        aws.Pass(TimeSpan.FromSeconds(120));

        await aws.SageMaker.StopTrainingJobAsync(new() { TrainingJobName = "train-1" });
        Assert.Equal(TrainingJobStatus.Stopping, (await DescribeAsync(aws)).TrainingJobStatus);
        aws.Pass(TimeSpan.FromMinutes(5));

        DescribeTrainingJobResponse job = await DescribeAsync(aws);
        Assert.Equal(TrainingJobStatus.Stopped, job.TrainingJobStatus);
        Assert.Equal(40, job.BillableTimeInSeconds);
        Assert.False(aws.Exists("bucket", "model/train-1/output/model.tar.gz"));
        await Assert.ThrowsAsync<AmazonSageMakerException>(() => aws.SageMaker.StopTrainingJobAsync(new() { TrainingJobName = "train-1" }));
    }

    [Fact]
    public async Task A_slow_job_is_stopped_at_its_maximum_runtime()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        aws.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(OutcomeKind.Normal) { Slowness = 100 });
        await aws.SageMaker.CreateTrainingJobAsync(Requests.Training());

        aws.Pass(TimeSpan.FromHours(1));

        DescribeTrainingJobResponse job = await DescribeAsync(aws);
        Assert.Equal(TrainingJobStatus.Stopped, job.TrainingJobStatus);
        Assert.Equal(SecondaryStatus.MaxRuntimeExceeded, job.SecondaryStatus);
        Assert.Equal(900, job.BillableTimeInSeconds);
    }

    [Fact]
    public async Task Missing_capacity_fails_the_job_unbilled()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        aws.Simulator.Outcomes.Next(ResourceKind.TrainingJob, new Outcome(OutcomeKind.InsufficientCapacity));

        await AssertFailsAsync(aws, Requests.Training(), "CapacityError: ");

        Assert.Equal(TimeSpan.Zero, (await aws.Simulator.ReadLedgerAsync()).BilledTime(ResourceKind.TrainingJob));
    }

    [Fact]
    public async Task Jobs_are_listed_and_tagged()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "train/part-0.csv", Rows);
        foreach (string name in new[] { "a-1", "b-1", "a-2" })
        {
            await aws.SageMaker.CreateTrainingJobAsync(Requests.Training(name));
            aws.Pass(TimeSpan.FromSeconds(1));
        }

        ListTrainingJobsResponse first = await aws.SageMaker.ListTrainingJobsAsync(new() { NameContains = "A-", MaxResults = 1, SortBy = SortBy.Name });
        ListTrainingJobsResponse second = await aws.SageMaker.ListTrainingJobsAsync(new() { NameContains = "A-", MaxResults = 1, SortBy = SortBy.Name, NextToken = first.NextToken });
        string arn = first.TrainingJobSummaries[0].TrainingJobArn;
        await aws.SageMaker.AddTagsAsync(new() { ResourceArn = arn, Tags = [new() { Key = "more", Value = "1" }] });

        Assert.Equal(["a-1", "a-2"], first.TrainingJobSummaries.Concat(second.TrainingJobSummaries).Select(j => j.TrainingJobName));
        Assert.Null(second.NextToken);
        Assert.Equal(["run", "more"], (await aws.SageMaker.ListTagsAsync(new() { ResourceArn = arn })).Tags.Select(t => t.Key));
    }

    private static async Task AssertFailsAsync(SimulatedAws aws, CreateTrainingJobRequest request, string reason)
    {
        await aws.SageMaker.CreateTrainingJobAsync(request);
        aws.Pass(TimeSpan.FromMinutes(10));
        DescribeTrainingJobResponse job = await DescribeAsync(aws);
        Assert.Equal(TrainingJobStatus.Failed, job.TrainingJobStatus);
        Assert.Contains(reason, job.FailureReason, StringComparison.Ordinal);
        Assert.False(aws.Exists("bucket", "model/train-1/output/model.tar.gz"));
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Billed);
    }

    private static Task<DescribeTrainingJobResponse> DescribeAsync(SimulatedAws aws) => aws.SageMaker.DescribeTrainingJobAsync(new() { TrainingJobName = "train-1" });
}
