using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>What counts of an endpoint.</summary>
/// <param name="Arn">For its tags.</param>
/// <param name="Status">Its state.</param>
/// <param name="Config">The config that it serves, or served last.</param>
/// <param name="PendingConfig">The config of a deployment under way.</param>
/// <param name="ModifiedAt">Changes with every change of state; tells one observation from a later one.</param>
/// <param name="FailureReason">SageMaker's own words, also those of an earlier failure.</param>
internal sealed record EndpointView(
    string Arn, EndpointStatus Status, string Config, string? PendingConfig, string ModifiedAt, string? FailureReason)
{
    /// <summary>The view of a description.</summary>
    public static EndpointView Of(DescribeEndpointResponse endpoint) => new(
        endpoint.EndpointArn,
        endpoint.EndpointStatus,
        endpoint.EndpointConfigName,
        endpoint.PendingDeploymentSummary?.EndpointConfigName,
        endpoint.LastModifiedTime?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) ?? "unknown",
        endpoint.FailureReason);

    /// <summary>Whether a config must not be deleted under it.</summary>
    public bool Uses(string config) => Config == config || PendingConfig == config;

    /// <summary>Whether it is on its way from one state to another.</summary>
    public bool IsChanging => PendingConfig is not null || Status == EndpointStatus.Creating || Status == EndpointStatus.Updating
        || Status == EndpointStatus.SystemUpdating || Status == EndpointStatus.RollingBack || Status == EndpointStatus.Deleting;
}
