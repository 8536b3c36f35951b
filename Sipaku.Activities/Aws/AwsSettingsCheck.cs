using System.Text.RegularExpressions;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>What is wrong with the settings of the ports that are on AWS, found without a call.</summary>
internal static partial class AwsSettingsCheck
{
    /// <summary>One clear line for each thing that is wrong; none when all is well.</summary>
    public static IEnumerable<string> Problems(SipakuSettings settings)
    {
        AwsPorts onAws = AwsPorts.Of(settings);
        return Environment(onAws)
            .Concat(Scan(settings, onAws))
            .Concat(onAws.ObjectStore ? Bucket(settings) : [])
            .Concat(onAws.FeatureJob ? Emr(settings.Emr) : [])
            .Concat(onAws.TrainingJob || onAws.ModelEndpoint ? Training(settings) : [])
            .Concat(onAws.ModelEndpoint ? Endpoint(settings) : []);
    }

    private static IEnumerable<string> Environment(AwsPorts onAws)
    {
        if (!onAws.Any)
        {
            return [];
        }

        try
        {
            AwsEnvironment.Authorities();
            return [];
        }
        catch (SettingsException problem)
        {
            return [problem.Message];
        }
    }

    private static IEnumerable<string> Scan(SipakuSettings settings, AwsPorts onAws)
    {
        if (!onAws.SensorTable)
        {
            yield break;
        }

        DumpSettings dump = settings.Dump;
        if (dump.ReadThroughputRatio is not (> 0 and <= 1))
        {
            yield return $"Sipaku__Dump__ReadThroughputRatio is {dump.ReadThroughputRatio}: it must be above 0 and at most 1.";
        }

        if (dump.OnDemandReadUnits < 1)
        {
            yield return $"Sipaku__Dump__OnDemandReadUnits is {dump.OnDemandReadUnits}: it must be at least 1.";
        }

        if (dump.Segments is < 0 or > 1_000_000)
        {
            yield return $"Sipaku__Dump__Segments is {dump.Segments}: DynamoDB scans 1 to 1,000,000 segments; 0 lets the table's size decide.";
        }

        if (dump.Mode == DumpMode.PointInTimeExport && !onAws.ObjectStore)
        {
            yield return "Sipaku__Dump__Mode is PointInTimeExport, which writes to S3: set Sipaku__Ports__ObjectStore to Aws.";
        }
    }

    private static IEnumerable<string> Bucket(SipakuSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Bucket))
        {
            yield return "Sipaku__Bucket is not set: name an S3 bucket in the region of the jobs.";
        }
        else if (!BucketName().IsMatch(settings.Bucket))
        {
            yield return $"Sipaku__Bucket is '{settings.Bucket}', which is no bucket name: 3 to 63 lower-case letters, digits, dots and hyphens.";
        }
    }

    private static IEnumerable<string> Emr(EmrSettings emr)
    {
        if (!string.IsNullOrEmpty(emr.ClusterId))
        {
            if (!ClusterId().IsMatch(emr.ClusterId))
            {
                yield return $"Sipaku__Emr__ClusterId is '{emr.ClusterId}', which is no cluster id (j-…).";
            }

            yield break;
        }

        if (!RoleArn().IsMatch(emr.ServiceRole ?? ""))
        {
            yield return Unset("Sipaku__Emr__ServiceRole", emr.ServiceRole, "the ARN of EMR's service role (arn:aws:iam::<account>:role/<name>)");
        }

        if (!ProfileArn().IsMatch(emr.InstanceProfile ?? ""))
        {
            yield return Unset(
                "Sipaku__Emr__InstanceProfile",
                emr.InstanceProfile,
                "the ARN of the clusters' instance profile (arn:aws:iam::<account>:instance-profile/<name>)");
        }

        if (emr.InstanceCount < 1)
        {
            yield return $"Sipaku__Emr__InstanceCount is {emr.InstanceCount}: a cluster has at least 1.";
        }

        if (emr.IdleMinutes is < 1 or > 10_080)
        {
            yield return $"Sipaku__Emr__IdleMinutes is {emr.IdleMinutes}: EMR takes 1 to 10,080.";
        }
    }

    private static IEnumerable<string> Training(SipakuSettings settings)
    {
        TrainingSettings training = settings.Training;
        if (!RoleArn().IsMatch(training.Role ?? ""))
        {
            yield return Unset("Sipaku__Training__Role", training.Role, "the ARN of SageMaker's role (arn:aws:iam::<account>:role/<name>)");
        }

        if (training.Image is null && settings.Region is { Length: > 0 } region && !LinearLearnerImages.Regions.Contains(region))
        {
            yield return $"AWS publishes no linear-learner image in region {region}: set Sipaku__Training__Image, or another Sipaku__Region.";
        }

        foreach ((string name, int value) in new[]
        {
            (nameof(training.MaxRuntimeSeconds), training.MaxRuntimeSeconds),
            (nameof(training.VolumeGb), training.VolumeGb),
            (nameof(training.MiniBatchSize), training.MiniBatchSize),
        })
        {
            if (value < 1)
            {
                yield return $"Sipaku__Training__{name} is {value}: it must be at least 1.";
            }
        }
    }

    private static IEnumerable<string> Endpoint(SipakuSettings settings)
    {
        if (!EndpointName().IsMatch(settings.EndpointName))
        {
            yield return $"Sipaku__EndpointName is '{settings.EndpointName}': SageMaker takes 1 to 63 letters, digits and hyphens between them.";
        }

        EndpointSettings endpoint = settings.Endpoint;
        if (!endpoint.Serverless && endpoint.InstanceCount < 1)
        {
            yield return $"Sipaku__Endpoint__InstanceCount is {endpoint.InstanceCount}: an endpoint has at least 1.";
        }

        if (endpoint.Serverless && (endpoint.ServerlessMemoryMb is < 1024 or > 6144 || endpoint.ServerlessMemoryMb % 1024 != 0))
        {
            yield return $"Sipaku__Endpoint__ServerlessMemoryMb is {endpoint.ServerlessMemoryMb}: SageMaker takes 1024 to 6144 in steps of 1024.";
        }

        if (endpoint.Serverless && endpoint.ServerlessMaxConcurrency is < 1 or > 200)
        {
            yield return $"Sipaku__Endpoint__ServerlessMaxConcurrency is {endpoint.ServerlessMaxConcurrency}: SageMaker takes 1 to 200.";
        }
    }

    private static string Unset(string setting, string? value, string wanted) =>
        string.IsNullOrWhiteSpace(value) ? $"{setting} is not set: it is {wanted}." : $"{setting} is '{value}': it must be {wanted}.";

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+$")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::\d{12}:instance-profile/[\w+=,.@/-]+$")]
    private static partial Regex ProfileArn();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketName();

    [GeneratedRegex("^j-[A-Z0-9]+$")]
    private static partial Regex ClusterId();

    [GeneratedRegex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$")]
    private static partial Regex EndpointName();
}
