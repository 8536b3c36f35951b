using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>
/// Looks, by calls that only read, whether what the AWS ports need is there, before a run creates anything. Roles cannot be looked at
/// without IAM rights: one that does not exist surfaces as the service's refusal.
/// </summary>
internal sealed class AwsPreflight(
    Func<IAmazonDynamoDB> dynamo,
    Func<IAmazonS3> s3,
    Func<IAmazonElasticMapReduce> emr,
    Func<IAmazonSageMaker> sageMaker,
    SipakuSettings settings) : IPreflight
{
    /// <inheritdoc/>
    /// <remarks>Checks the settings, then the bucket, the tables, the standing cluster and the endpoint of the ports that are on AWS.</remarks>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        List<string> problems = AwsSettingsCheck.Problems(settings).ToList();
        Require(problems);
        AwsPorts onAws = AwsPorts.Of(settings);
        await CollectAsync(onAws.ObjectStore, RequireBucketAsync);
        await CollectAsync(onAws.SensorTable, RequireSensorTableAsync);
        await CollectAsync(onAws.ForecastStore, stop => RequireTableAsync(TableShape.Predictions(settings), stop));
        await CollectAsync(onAws.ForecastStore, stop => RequireTableAsync(TableShape.Results(settings), stop));
        await CollectAsync(onAws.FeatureJob && !string.IsNullOrEmpty(settings.Emr.ClusterId), RequireClusterAsync);
        await CollectAsync(onAws.TrainingJob && settings.Training.Image is null, RequireImageAsync);
        await CollectAsync(onAws.ModelEndpoint, RequireEndpointAsync);
        Require(problems);

        async Task CollectAsync(bool wanted, Func<CancellationToken, Task> look)
        {
            try
            {
                await (wanted ? look(cancellation) : Task.CompletedTask);
            }
            catch (PermanentException problem)
            {
                problems.Add(problem.Message);
            }
            catch (ServiceFaultException problem) when (problem.InnerException is { } cause && CredentialSources.Failed(cause))
            {
                // Worth waiting for in a run that goes on, and the first thing to put right in one that starts.
                problems.Add(problem.Message);
            }
        }
    }

    private static void Require(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new PermanentException(string.Join(' ', problems.Distinct()));
        }
    }

    private async Task RequireBucketAsync(CancellationToken cancellation)
    {
        IAmazonS3 client = s3();
        HeadBucketResponse found = await AwsErrors.GuardAsync(
            "s3:ListBucket", AwsResource.Bucket(settings.Bucket!), () => BucketHead.AskAsync(client, settings.Bucket!, cancellation), cancellation);
        if (found.BucketRegion is { Length: > 0 } there && client.Config.RegionEndpoint?.SystemName is { } here && there != here)
        {
            throw new PermanentException($"Bucket '{settings.Bucket}' is in region {there}, and the jobs would run in {here}: training reads only from its own region.");
        }
    }

    private async Task RequireSensorTableAsync(CancellationToken cancellation)
    {
        await RequireTableAsync(TableShape.Sensor(settings), cancellation);
        if (settings.Dump.Mode == DumpMode.PointInTimeExport)
        {
            DescribeContinuousBackupsRequest request = new() { TableName = settings.SensorTable };
            DescribeContinuousBackupsResponse backups = await AwsErrors.GuardAsync(
                "dynamodb:DescribeContinuousBackups",
                AwsResource.Table(settings.SensorTable, nameof(SipakuSettings.SensorTable)),
                () => dynamo().DescribeContinuousBackupsAsync(request, cancellation),
                cancellation);
            PointInTimeRecoveryStatus? recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
            if (recovery != PointInTimeRecoveryStatus.ENABLED)
            {
                throw new PermanentException(
                    $"Table '{settings.SensorTable}' has no point-in-time recovery: enable it, or set Sipaku__Dump__Mode to Scan.");
            }
        }
    }

    private async Task RequireTableAsync(TableShape shape, CancellationToken cancellation)
    {
        DescribeTableResponse described = await AwsErrors.GuardAsync(
            "dynamodb:DescribeTable",
            AwsResource.Table(shape.Name, shape.Setting),
            () => dynamo().DescribeTableAsync(shape.Name, cancellation),
            cancellation);
        if (!shape.Fits(described.Table))
        {
            throw new PermanentException($"Table '{shape.Name}' has other keys than {shape.Keys}: name another one in Sipaku__{shape.Setting}.");
        }

        if (described.Table.TableStatus != TableStatus.ACTIVE && described.Table.TableStatus != TableStatus.UPDATING)
        {
            throw new PermanentException($"Table '{shape.Name}' is {described.Table.TableStatus}.");
        }
    }

    private async Task RequireClusterAsync(CancellationToken cancellation)
    {
        string id = settings.Emr.ClusterId!;
        DescribeClusterRequest request = new() { ClusterId = id };
        DescribeClusterResponse found = await AwsErrors.GuardAsync(
            "elasticmapreduce:DescribeCluster", AwsResource.Cluster(id), () => emr().DescribeClusterAsync(request, cancellation), cancellation);
        ClusterState state = found.Cluster.Status.State;
        if (state != ClusterState.RUNNING && state != ClusterState.WAITING)
        {
            throw new PermanentException(
                $"EMR cluster '{id}' is {state} and takes no step: name a running one in Sipaku__Emr__ClusterId, or unset it for a cluster a run.");
        }
    }

    private Task RequireImageAsync(CancellationToken cancellation)
    {
        LinearLearnerImages.In(AwsRegion.Of(sageMaker()).Name);
        return Task.CompletedTask;
    }

    private async Task RequireEndpointAsync(CancellationToken cancellation)
    {
        DescribeEndpointRequest request = new() { EndpointName = settings.EndpointName };
        DescribeEndpointResponse? found = await AwsErrors.GuardAsync(
            "sagemaker:DescribeEndpoint",
            AwsResource.OfRun("endpoint", settings.EndpointName),
            () => SageMakerAnswers.OrNullAsync(sageMaker().DescribeEndpointAsync(request, cancellation)),
            cancellation);
        if (found is not null)
        {
            EndpointDecision.Decide(EndpointView.Of(found), "", null);
        }
    }
}
