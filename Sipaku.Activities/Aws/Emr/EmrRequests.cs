using System.Globalization;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Features;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.Emr;

/// <summary>What EMR is asked to do.</summary>
internal static class EmrRequests
{
    /// <summary>Where a run's query lies in the store, beside its data.</summary>
    public static string QueryKey(string runId) => $"{RunKeys.Root(runId)}features.hive.sql";

    /// <summary>The Hive step, as the AWS CLI builds one of type Hive for a release label (steputils.py of aws-cli).</summary>
    public static StepConfig Step(FeatureJobRequest request, IObjectStore store, QueryParameters parameters, ActionOnFailure onFailure) => new()
    {
        Name = AwsNames.OfJob(request.RunId, request.Attempt),
        ActionOnFailure = onFailure,
        HadoopJarStep = new HadoopJarStepConfig
        {
            Jar = "command-runner.jar",
            Args =
            [
                "hive-script", "--run-hive-script", "--args",
                "-f", Text(store, QueryKey(request.RunId)),
                "-d", $"INPUT={Text(store, RunKeys.Dump(request.RunId))}",
                "-d", $"FEATURES={Text(store, RunKeys.Features(request.RunId))}",
                "-d", $"DAILY={Text(store, RunKeys.Daily(request.RunId))}",
                "-d", $"FEATURES_LOG={Text(store, RunKeys.FeaturesLog(request.RunId))}",
                .. parameters.ByName.SelectMany(parameter => (string[])["-d", $"{parameter.Key}={parameter.Value}"]),
            ],
        },
    };

    /// <summary>A cluster that runs the step and ends; should the step never come to run, EMR's own idle limit ends it.</summary>
    public static RunJobFlowRequest Cluster(
        FeatureJobRequest request, IObjectStore store, QueryParameters parameters, EmrSettings settings) => new()
        {
            Name = AwsNames.OfJob(request.RunId, request.Attempt),
            ReleaseLabel = settings.ReleaseLabel,
            Applications = [new Application { Name = "Hive" }],
            ServiceRole = settings.ServiceRole,
            JobFlowRole = settings.InstanceProfile,
            // Without a log URI EMR keeps no logs at all.
            LogUri = Text(store, $"{RunKeys.Root(request.RunId)}logs/"),
            Instances = new JobFlowInstancesConfig
            {
                MasterInstanceType = settings.InstanceType,
                SlaveInstanceType = settings.InstanceCount > 1 ? settings.InstanceType : null,
                InstanceCount = settings.InstanceCount,
                Ec2SubnetId = settings.SubnetId,
                KeepJobFlowAliveWhenNoSteps = false,
                TerminationProtected = false,
            },
            AutoTerminationPolicy = new AutoTerminationPolicy { IdleTimeout = settings.IdleMinutes * 60L },
            StepConcurrencyLevel = 1,
            Steps = [Step(request, store, parameters, ActionOnFailure.TERMINATE_CLUSTER)],
            Tags =
        [
            new Tag { Key = AwsNames.RunTag, Value = AwsNames.TagValue(request.RunId) },
            // What EMR's managed service policy asks of the clusters that it works on.
            new Tag { Key = "for-use-with-amazon-emr-managed-policies", Value = "true" },
            new Tag { Key = "sipaku:attempt", Value = request.Attempt.ToString(CultureInfo.InvariantCulture) },
        ],
        };

    private static string Text(IObjectStore store, string key) => S3Location.Text(store.UriOf(key));
}
