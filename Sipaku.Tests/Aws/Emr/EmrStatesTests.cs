using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Aws.Emr;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.Emr;

public sealed class EmrStatesTests
{
    [Theory]
    [InlineData("PENDING", "STARTING", JobState.Running)]
    [InlineData("PENDING", "BOOTSTRAPPING", JobState.Running)]
    [InlineData("RUNNING", "RUNNING", JobState.Running)]
    [InlineData("PENDING", "WAITING", JobState.Running)]
    [InlineData("CANCEL_PENDING", "RUNNING", JobState.Running)]
    [InlineData("PENDING", "TERMINATING", JobState.Running)]
    [InlineData("PENDING", "TERMINATED", JobState.Failed)]
    [InlineData("PENDING", "TERMINATED_WITH_ERRORS", JobState.Failed)]
    [InlineData("RUNNING", "TERMINATED_WITH_ERRORS", JobState.Failed)]
    [InlineData("COMPLETED", "RUNNING", JobState.Succeeded)]
    [InlineData("COMPLETED", "TERMINATED", JobState.Succeeded)]
    [InlineData("FAILED", "TERMINATING", JobState.Failed)]
    [InlineData("CANCELLED", "WAITING", JobState.Failed)]
    [InlineData("INTERRUPTED", "WAITING", JobState.Failed)]
    public void A_step_and_its_cluster_decide(string step, string cluster, JobState state) =>
        Assert.Equal(state, EmrStates.Of(Step(step), Cluster(cluster)).State);

    [Theory]
    [InlineData("HALTED", "RUNNING")]
    [InlineData("RUNNING", "HIBERNATING")]
    public void A_state_that_is_not_known_is_an_error_that_names_it(string step, string cluster) =>
        Assert.Throws<PermanentException>(() => EmrStates.Of(Step(step), Cluster(cluster)));

    [Theory]
    [InlineData("INTERNAL_ERROR", "", true)]
    [InlineData("INSTANCE_FAILURE", "", true)]
    [InlineData("INSTANCE_FLEET_TIMEOUT", "", true)]
    [InlineData("VALIDATION_ERROR", "Insufficient capacity for instance type m5.xlarge", true)]
    [InlineData("VALIDATION_ERROR", "The subnet does not exist", false)]
    [InlineData("USER_REQUEST", "", false)]
    [InlineData("STEP_FAILURE", "", false)]
    public void The_reason_says_whether_another_cluster_may_do_better(string code, string message, bool transient)
    {
        Cluster cluster = Cluster("TERMINATED_WITH_ERRORS");
        cluster.Status.StateChangeReason = new ClusterStateChangeReason { Code = code, Message = message };

        Assert.Equal(transient, EmrStates.Of(Step("PENDING"), cluster).Transient);
    }

    [Fact]
    public void Failure_details_reach_the_reason()
    {
        Step step = Step("FAILED");
        step.Status.FailureDetails = new FailureDetails { Reason = "Unknown Error.", Message = "SemanticException", LogFile = "s3://b/stderr.gz" };

        string? reason = EmrStates.Of(step, Cluster("TERMINATING")).Reason;

        Assert.All(["Unknown Error.", "SemanticException", "s3://b/stderr.gz"], part => Assert.Contains(part, reason, StringComparison.Ordinal));
    }

    private static Step Step(string state) => new() { Name = "step", Status = new StepStatus { State = new StepState(state) } };

    private static Cluster Cluster(string state) => new() { Name = "cluster", Status = new ClusterStatus { State = new ClusterState(state) } };
}
