using Amazon.SageMaker;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class EndpointDecisionTests
{
    private const string Wanted = "wanted";
    private const string Old = "old";
    private const string Before = "2026-01-02T03:04:05.0000000Z";
    private const string Later = "2026-01-02T03:09:05.0000000Z";

    [Fact]
    public void No_endpoint_is_created() => Assert.Equal(EndpointStep.Create, EndpointDecision.Decide(null, Wanted, null).Step);

    [Theory]
    [InlineData("InService", Wanted, "Serving")]
    [InlineData("InService", Old, "Update")]
    [InlineData("OutOfService", Old, "Delete")]
    [InlineData("Failed", Old, "Delete")]
    [InlineData("Failed", Wanted, "Failed")]
    [InlineData("OutOfService", Wanted, "Failed")]
    [InlineData("Creating", Wanted, "Wait")]
    [InlineData("Creating", Old, "Wait")]
    [InlineData("Updating", Old, "Wait")]
    [InlineData("SystemUpdating", Wanted, "Wait")]
    [InlineData("RollingBack", Old, "Wait")]
    [InlineData("Deleting", Old, "Wait")]
    public void A_state_and_a_config_decide(string status, string config, string step) =>
        Assert.Equal(step, EndpointDecision.Decide(View(status, config), Wanted, null).Step.ToString());

    [Fact]
    public void In_service_with_a_deployment_pending_is_not_there_yet() =>
        Assert.Equal(EndpointStep.Wait, EndpointDecision.Decide(View("InService", Wanted, pending: Wanted), Wanted, null).Step);

    [Fact]
    public void The_old_config_just_after_the_update_was_asked_for_is_a_stale_look() =>
        Assert.Equal(EndpointStep.Update, EndpointDecision.Decide(View("InService", Old), Wanted, Before).Step);

    [Fact]
    public void The_old_config_after_a_change_is_an_update_that_failed_without_a_word()
    {
        EndpointDecision decision = EndpointDecision.Decide(View("InService", Old, modified: Later, reason: "no capacity"), Wanted, Before);

        Assert.Equal(EndpointStep.Failed, decision.Step);
        Assert.Contains("no capacity", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_long_ago_is_no_reason_not_to_update() =>
        Assert.Equal(EndpointStep.Update, EndpointDecision.Decide(View("InService", Old, reason: "long ago"), Wanted, null).Step);

    [Theory]
    [InlineData("UpdateRollbackFailed")]
    [InlineData("SomethingNew")]
    public void What_needs_a_person_or_is_not_known_is_an_error_that_names_it(string status)
    {
        PermanentException error = Assert.Throws<PermanentException>(() => EndpointDecision.Decide(View(status, Old), Wanted, null));

        Assert.Contains(status, error.Message, StringComparison.Ordinal);
    }

    private static EndpointView View(string status, string config, string? pending = null, string modified = Before, string? reason = null) =>
        new("arn", new EndpointStatus(status), config, pending, modified, reason);
}
