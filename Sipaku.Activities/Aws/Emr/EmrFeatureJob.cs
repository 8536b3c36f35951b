using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.Emr;

/// <summary>The feature query as a Hive step, on a cluster of the run's own or on a standing one.</summary>
internal sealed class EmrFeatureJob(
    IAmazonElasticMapReduce emr, IObjectStore store, SipakuSettings settings, TimeProvider time) : IFeatureJob
{
    private const string Query = "features.hive.sql";
    private const string Metastore = "metastore.hive.sql";

    /// <summary>How far back a start looks for what an earlier call of its own made.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    private readonly EmrSearch _search = new(emr);

    /// <inheritdoc/>
    public async Task<JobHandle> StartAsync(FeatureJobRequest request, CancellationToken cancellation)
    {
        string name = AwsNames.OfJob(request.RunId, request.Attempt);
        return settings.Emr.ClusterId is { } standing
            ? new JobHandle($"{standing}/{await StepOnStandingClusterAsync(standing, name, request, cancellation)}", name)
            : await StartClusterAsync(name, request, cancellation);
    }

    /// <inheritdoc/>
    public async Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation)
    {
        if (job.Id.Split('/') is not [var clusterId, var stepId])
        {
            throw new PermanentException($"There is no EMR step '{job.Id}'.");
        }

        AwsResource resource = AwsResource.Cluster(clusterId);
        DescribeStepResponse step = await AwsErrors.GuardAsync(
            "elasticmapreduce:DescribeStep",
            resource,
            () => emr.DescribeStepAsync(new DescribeStepRequest { ClusterId = clusterId, StepId = stepId }, cancellation),
            cancellation);
        if (step.Step.Status.State == StepState.COMPLETED)
        {
            return EmrStates.Of(step.Step, null);
        }

        DescribeClusterResponse cluster = await AwsErrors.GuardAsync(
            "elasticmapreduce:DescribeCluster",
            resource,
            () => emr.DescribeClusterAsync(new DescribeClusterRequest { ClusterId = clusterId }, cancellation),
            cancellation);
        return EmrStates.Of(step.Step, cluster.Cluster);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(FeatureJobRequest request, CancellationToken cancellation)
    {
        // An earlier attempt's release may have failed with its run going on, so all attempts are seen to.
        HashSet<string> names = Enumerable.Range(1, request.Attempt).Select(attempt => AwsNames.OfJob(request.RunId, attempt)).ToHashSet();
        if (settings.Emr.ClusterId is { } standing)
        {
            List<StepSummary> steps = await _search.StepsAsync(standing, names, cancellation);
            await CancelAsync(standing, [.. steps.Where(step => EmrStates.IsOpen(step.Status.State)).Select(step => step.Id)], cancellation);
            return;
        }

        List<ClusterSummary> clusters = await _search.ClustersAsync(names, null, EmrSearch.Alive, cancellation);
        await TerminateAsync(
            [.. clusters.Where(cluster => cluster.Status.State != ClusterState.TERMINATING).Select(cluster => cluster.Id)], cancellation);
    }

    /// <summary>
    /// Makes the folders say what the manifest says, before the first start of a job. Hive reads all that lies in the dump's folder and,
    /// where there are no rows, leaves in the outputs' folders what was there.
    /// </summary>
    private async Task PrepareAsync(FeatureJobRequest request, CancellationToken cancellation)
    {
        DumpManifest manifest = await store.ReadManifestAsync(request.ManifestKey, cancellation);
        await store.VerifyAsync(manifest, cancellation);
        HashSet<string> named = manifest.Entries.Select(entry => entry.Key).ToHashSet();
        List<string> strange = await store.ListAsync(RunKeys.Dump(request.RunId), cancellation)
            .Select(found => found.Key).Where(key => !named.Contains(key)).ToListAsync(cancellation);
        await store.DeleteAsync(strange, cancellation);
        await store.DeleteAsync(RunKeys.Features(request.RunId), cancellation);
        await store.DeleteAsync(RunKeys.FeaturesLog(request.RunId), cancellation);
        await store.DeleteAsync(RunKeys.Daily(request.RunId), cancellation);
        await UploadQueryAsync(request.RunId, cancellation);
    }

    private async Task UploadQueryAsync(string runId, CancellationToken cancellation)
    {
        // A cluster of the run's own has no metastore but its own. A standing one may have one in which temporary tables cannot be made.
        string[] resources = settings.Emr.ClusterId is null ? [Query] : [Metastore, Query];
        await store.PutAsync(
            EmrRequests.QueryKey(runId),
            async (output, stop) =>
            {
                foreach (string name in resources)
                {
                    await using Stream text = typeof(EmrFeatureJob).Assembly.GetManifestResourceStream(name)
                        ?? throw new InvalidOperationException($"The assembly holds no {name}.");
                    await text.CopyToAsync(output, stop);
                }
            },
            cancellation);
    }

    private async Task<JobHandle> StartClusterAsync(string name, FeatureJobRequest request, CancellationToken cancellation)
    {
        DateTime createdAfter = time.GetUtcNow().UtcDateTime - LookBack;
        List<ClusterSummary> known = await _search.ClustersAsync([name], createdAfter, null, cancellation);
        if (known.Count == 0)
        {
            await PrepareAsync(request, cancellation);
            RunJobFlowResponse started = await AwsErrors.GuardAsync(
                "elasticmapreduce:RunJobFlow",
                AwsResource.OfRun("EMR cluster", name),
                () => emr.RunJobFlowAsync(EmrRequests.Cluster(request, store, Parameters(request), settings.Emr), cancellation),
                cancellation);
            known = await _search.ClustersAsync([name], createdAfter, null, cancellation);
            if (known.Count == 0)
            {
                known = [new ClusterSummary { Id = started.JobFlowId, Name = name }];
            }
        }

        if (known.FirstOrDefault(cluster => cluster.Status?.State != ClusterState.TERMINATED_WITH_ERRORS) is not { } kept)
        {
            throw new PermanentException(
                $"EMR cluster {name} was started before and ended {known[0].Status.State}: {known[0].Status.StateChangeReason?.Message}");
        }

        // Two starts of one attempt can have run at the same time; all of them keep the oldest.
        await TerminateAsync(
            [.. known.Where(cluster => cluster != kept && IsAlive(cluster)).Select(cluster => cluster.Id)], cancellation);
        List<StepSummary> steps = await _search.StepsAsync(kept.Id, [name], cancellation);
        return steps is [var step, ..]
            ? new JobHandle($"{kept.Id}/{step.Id}", name)
            : throw new ServiceFaultException($"EMR cluster {name} ({kept.Id}) does not list its step yet.");
    }

    private async Task<string> StepOnStandingClusterAsync(
        string clusterId, string name, FeatureJobRequest request, CancellationToken cancellation)
    {
        List<StepSummary> known = await _search.StepsAsync(clusterId, [name], cancellation);
        if (known.Count == 0)
        {
            await PrepareAsync(request, cancellation);
            AddJobFlowStepsResponse added = await AwsErrors.GuardAsync(
                "elasticmapreduce:AddJobFlowSteps",
                AwsResource.Cluster(clusterId),
                () => emr.AddJobFlowStepsAsync(
                    new AddJobFlowStepsRequest
                    {
                        JobFlowId = clusterId,
                        Steps = [EmrRequests.Step(request, store, Parameters(request), ActionOnFailure.CONTINUE)],
                    },
                    cancellation),
                cancellation);
            known = await _search.StepsAsync(clusterId, [name], cancellation);
            if (known.Count == 0)
            {
                return added.StepIds[0];
            }
        }

        await CancelAsync(
            clusterId, [.. known.Skip(1).Where(step => EmrStates.IsOpen(step.Status.State)).Select(step => step.Id)], cancellation);
        return known[0].Id;
    }

    private QueryParameters Parameters(FeatureJobRequest request) => QueryParameters.Of(settings.Readings, request.GapPolicy, request.LastDay);

    private static bool IsAlive(ClusterSummary cluster) =>
        cluster.Status is { } status && !EmrStates.IsGone(status.State) && status.State != ClusterState.TERMINATING;

    private async Task TerminateAsync(List<string> clusterIds, CancellationToken cancellation)
    {
        // TerminateJobFlows takes ten at most.
        foreach (string[] some in clusterIds.Chunk(10))
        {
            await AwsErrors.GuardAsync(
                "elasticmapreduce:TerminateJobFlows",
                AwsResource.Cluster(string.Join(',', some)),
                () => emr.TerminateJobFlowsAsync(new TerminateJobFlowsRequest { JobFlowIds = [.. some] }, cancellation),
                cancellation);
        }
    }

    private async Task CancelAsync(string clusterId, List<string> stepIds, CancellationToken cancellation)
    {
        if (stepIds.Count > 0)
        {
            CancelStepsRequest request = new()
            {
                ClusterId = clusterId,
                StepIds = stepIds,
                StepCancellationOption = StepCancellationOption.TERMINATE_PROCESS,
            };
            await AwsErrors.GuardAsync(
                "elasticmapreduce:CancelSteps", AwsResource.Cluster(clusterId), () => emr.CancelStepsAsync(request, cancellation), cancellation);
        }
    }
}
