using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Xunit;
using Sipaku.Activities.Aws.Naming;
using Xunit;

namespace Sipaku.Tests.Aws.Naming;

public sealed partial class AwsNamesTests
{
    [Property]
    public bool Any_run_id_gives_names_that_the_services_take(NonNull<string> runId, PositiveInt attempt) =>
        SageMakerName().IsMatch(AwsNames.OfJob(runId.Get, attempt.Get))
        && SageMakerName().IsMatch(AwsNames.OfModel("ServiceEndpoint", runId.Get, attempt.Get))
        && SageMakerTagValue().IsMatch(AwsNames.TagValue(runId.Get));

    [Property]
    public bool Different_runs_have_different_names(NonNull<string> one, NonNull<string> other) =>
        one.Get == other.Get || (AwsNames.OfJob(one.Get, 1) != AwsNames.OfJob(other.Get, 1) && AwsNames.TagValue(one.Get) != AwsNames.TagValue(other.Get));

    [Fact]
    public void A_plain_run_id_is_kept_readable() =>
        Assert.Equal("sipaku-20261123T065015-4f1c-2", AwsNames.OfJob("20261123T065015-4f1c", 2));

    [Fact]
    public void Runs_that_differ_only_in_what_has_to_be_replaced_or_cut_differ_still()
    {
        string[] runs = ["a_b", "a.b", "a-b", "a--b", new string('x', 80), new string('x', 81), "é", "ü"];

        Assert.Equal(runs.Length, runs.Select(run => AwsNames.OfJob(run, 1)).Distinct().Count());
    }

    [Fact]
    public void Models_of_two_endpoints_have_prefixes_that_are_not_each_others() =>
        Assert.NotEqual(AwsNames.ModelPrefix("Service"), AwsNames.ModelPrefix("ServiceEndpoint"));

    // The service models' patterns.
    [GeneratedRegex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$")]
    private static partial Regex SageMakerName();

    [GeneratedRegex(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")]
    private static partial Regex SageMakerTagValue();
}
