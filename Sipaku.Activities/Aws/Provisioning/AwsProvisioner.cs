using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.Provisioning;

/// <summary>Creates the tables and the bucket of the ports that are on AWS where they are missing. What exists is never changed.</summary>
public sealed class AwsProvisioner
{
    /// <summary>Uploads that broke off cost money without being seen.</summary>
    private const int DaysToAbort = 1;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Func<IAmazonDynamoDB> _dynamo;
    private readonly Func<IAmazonS3> _s3;
    private readonly SipakuSettings _settings;
    private readonly TimeProvider _time;

    internal AwsProvisioner(Func<IAmazonDynamoDB> dynamo, Func<IAmazonS3> s3, SipakuSettings settings, TimeProvider time)
    {
        _dynamo = dynamo;
        _s3 = s3;
        _settings = settings;
        _time = time;
    }

    /// <summary>What the settings ask for, and what of it exists. Changes nothing.</summary>
    /// <exception cref="PermanentException">The bucket's name is not set, or a look was refused.</exception>
    public async Task<IReadOnlyList<ProvisionedThing>> PlanAsync(CancellationToken cancellation)
    {
        List<ProvisionedThing> plan = new();
        if (AwsPorts.Of(_settings).ObjectStore)
        {
            plan.Add(new ProvisionedThing("bucket", Bucket, await BucketExistsAsync(cancellation)));
        }

        foreach (TableShape shape in Tables())
        {
            plan.Add(new ProvisionedThing("table", shape.Name, await FindTableAsync(shape, cancellation) is not null));
        }

        return plan;
    }

    /// <summary>Creates what the plan misses and waits until it can be used.</summary>
    /// <returns>The plan as it was before.</returns>
    public async Task<IReadOnlyList<ProvisionedThing>> ApplyAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ProvisionedThing> plan = await PlanAsync(cancellation);
        if (plan.Any(thing => thing is { Kind: "bucket", Exists: false }))
        {
            await CreateBucketAsync(cancellation);
        }

        List<TableShape> missing = Tables().Where(shape => plan.Any(thing => thing.Kind == "table" && thing.Name == shape.Name && !thing.Exists)).ToList();
        foreach (TableShape shape in missing)
        {
            await AwsErrors.GuardAsync(
                "dynamodb:CreateTable",
                AwsResource.Table(shape.Name, shape.Setting),
                () => _dynamo().CreateTableAsync(shape.ToRequest(), cancellation),
                cancellation);
        }

        foreach (TableShape shape in missing)
        {
            await AwaitTableAsync(shape, cancellation);
        }

        return plan;
    }

    private string Bucket => _settings.Bucket is { Length: > 0 } bucket
        ? bucket
        : throw new PermanentException("Sipaku__Bucket is not set: name the bucket to create; the name must be free in all of S3.");

    private IEnumerable<TableShape> Tables()
    {
        AwsPorts onAws = AwsPorts.Of(_settings);
        if (onAws.SensorTable)
        {
            yield return TableShape.Sensor(_settings);
        }

        if (onAws.ForecastStore)
        {
            yield return TableShape.Predictions(_settings);
            yield return TableShape.Results(_settings);
        }
    }

    private async Task<bool> BucketExistsAsync(CancellationToken cancellation)
    {
        try
        {
            await AwsErrors.GuardAsync(
                "s3:ListBucket",
                AwsResource.Bucket(Bucket),
                () => BucketHead.AskAsync(_s3(), Bucket, cancellation),
                cancellation);
            return true;
        }
        catch (PermanentException error) when (error.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return false;
        }
    }

    private async Task CreateBucketAsync(CancellationToken cancellation)
    {
        AwsResource resource = AwsResource.Bucket(Bucket);
        // The client's own region; S3 blocks public access and encrypts by default.
        PutBucketRequest create = new() { BucketName = Bucket, UseClientRegion = true };
        await AwsErrors.GuardAsync("s3:CreateBucket", resource, () => _s3().PutBucketAsync(create, cancellation), cancellation);
        PutLifecycleConfigurationRequest lifecycle = new()
        {
            BucketName = Bucket,
            Configuration = new LifecycleConfiguration
            {
                Rules =
                [
                    new LifecycleRule
                    {
                        Id = "abort-incomplete-uploads",
                        Status = LifecycleRuleStatus.Enabled,
                        Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "" } },
                        AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = DaysToAbort },
                    },
                ],
            },
        };
        try
        {
            await AwsErrors.GuardAsync(
                "s3:PutLifecycleConfiguration", resource, () => _s3().PutLifecycleConfigurationAsync(lifecycle, cancellation), cancellation);
        }
        catch (PermanentException error) when (error.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotImplemented })
        {
            // A stand-in for S3 that knows no lifecycle rules bills no forgotten parts either.
        }
    }

    private async Task AwaitTableAsync(TableShape shape, CancellationToken cancellation)
    {
        long startedAt = _time.GetTimestamp();
        while ((await FindTableAsync(shape, cancellation))?.TableStatus != TableStatus.ACTIVE)
        {
            if (_time.GetElapsedTime(startedAt) > Patience)
            {
                throw new ServiceFaultException($"Table '{shape.Name}' was created and is not active after {Patience.TotalMinutes} minutes.");
            }

            await Task.Delay(Poll, _time, cancellation);
        }
    }

    private Task<TableDescription?> FindTableAsync(TableShape shape, CancellationToken cancellation) => AwsErrors.GuardAsync(
        "dynamodb:DescribeTable",
        AwsResource.Table(shape.Name, shape.Setting),
        async () =>
        {
            try
            {
                return (TableDescription?)(await _dynamo().DescribeTableAsync(shape.Name, cancellation)).Table;
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
        },
        cancellation);
}
