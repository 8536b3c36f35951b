using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Aws.Errors;

namespace Sipaku.Activities.Aws.Emr;

/// <summary>Finds clusters and steps by name: EMR has no idempotency token, so the name is what a repeated call is known by.</summary>
internal sealed class EmrSearch(IAmazonElasticMapReduce emr)
{
    private static readonly AwsResource Clusters = new("EMR clusters", "*", "");

    /// <summary>States in which a cluster costs money or soon will.</summary>
    public static List<ClusterState> Alive =>
        [ClusterState.STARTING, ClusterState.BOOTSTRAPPING, ClusterState.RUNNING, ClusterState.WAITING, ClusterState.TERMINATING];

    /// <summary>Clusters of these names, the oldest first.</summary>
    /// <param name="names">Exact names.</param>
    /// <param name="createdAfter">How far back to look; <see langword="null"/> for all that the states let through.</param>
    /// <param name="states">States to look among; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<List<ClusterSummary>> ClustersAsync(
        IReadOnlyCollection<string> names, DateTime? createdAfter, List<ClusterState>? states, CancellationToken cancellation)
    {
        List<ClusterSummary> found = new();
        ListClustersRequest request = new() { CreatedAfter = createdAfter, ClusterStates = states };
        do
        {
            ListClustersResponse page = await AwsErrors.GuardAsync(
                "elasticmapreduce:ListClusters", Clusters, () => emr.ListClustersAsync(request, cancellation), cancellation);
            found.AddRange((page.Clusters ?? []).Where(cluster => names.Contains(cluster.Name)));
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return [.. found
            .OrderBy(cluster => cluster.Status?.Timeline?.CreationDateTime ?? DateTime.MaxValue)
            .ThenBy(cluster => cluster.Id, StringComparer.Ordinal)];
    }

    /// <summary>Steps of these names on a cluster, the oldest first.</summary>
    public async Task<List<StepSummary>> StepsAsync(
        string clusterId, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        List<StepSummary> found = new();
        ListStepsRequest request = new() { ClusterId = clusterId };
        do
        {
            ListStepsResponse page = await AwsErrors.GuardAsync(
                "elasticmapreduce:ListSteps", AwsResource.Cluster(clusterId), () => emr.ListStepsAsync(request, cancellation), cancellation);
            found.AddRange((page.Steps ?? []).Where(step => names.Contains(step.Name)));
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return [.. found
            .OrderBy(step => step.Status?.Timeline?.CreationDateTime ?? DateTime.MaxValue)
            .ThenBy(step => step.Id, StringComparer.Ordinal)];
    }
}
