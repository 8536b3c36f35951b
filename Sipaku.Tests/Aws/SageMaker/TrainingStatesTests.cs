using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class TrainingStatesTests
{
    [Theory]
    [InlineData("InProgress", JobState.Running)]
    [InlineData("Stopping", JobState.Running)]
    [InlineData("Completed", JobState.Succeeded)]
    [InlineData("Failed", JobState.Failed)]
    [InlineData("Stopped", JobState.Failed)]
    [InlineData("Deleting", JobState.Failed)]
    public void Every_status_is_mapped(string status, JobState state)
    {
        JobStatus job = TrainingStates.Of(Job(status));

        Assert.Equal(state, job.State);
        Assert.Equal(state == JobState.Failed, job.Reason is not null);
    }

    [Fact]
    public void A_status_that_is_not_known_is_an_error_that_names_it()
    {
        PermanentException error = Assert.Throws<PermanentException>(() => TrainingStates.Of(Job("Hibernating")));

        Assert.Contains("Hibernating", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secondary_status_is_text_to_show_whatever_it_says() =>
        Assert.Equal("InProgress: BrandNew", TrainingStates.Of(Job("InProgress", "BrandNew")).Detail);

    [Fact]
    public void Metrics_say_what_they_were_measured_on_and_leave_out_what_is_no_number() => Assert.Equal(
        new Dictionary<string, double> { ["in_sample_mse"] = 4, ["in_sample_train_objective_loss"] = 0.5 },
        TrainingStates.Metrics(
        [
            new MetricData { MetricName = "validation:mse", Value = 4 },
            new MetricData { MetricName = "train:objective_loss", Value = 0.5f },
            new MetricData { MetricName = "validation:rmse", Value = float.NaN },
        ]));

    private static DescribeTrainingJobResponse Job(string status, string? secondary = null) => new()
    {
        TrainingJobName = "job",
        TrainingJobStatus = new TrainingJobStatus(status),
        SecondaryStatus = secondary is null ? null : new SecondaryStatus(secondary),
    };
}
