using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>What SageMaker is asked to train: linear-learner on CSV, label first, oldest lag first.</summary>
internal static class TrainingRequests
{
    /// <summary>The request of one attempt.</summary>
    public static CreateTrainingJobRequest Create(TrainingRequest request, IObjectStore store, TrainingSettings settings, string image) => new()
    {
        TrainingJobName = AwsNames.OfJob(request.RunId, request.Attempt),
        AlgorithmSpecification = new AlgorithmSpecification { TrainingImage = image, TrainingInputMode = TrainingInputMode.File },
        RoleArn = settings.Role,
        HyperParameters = new()
        {
            ["feature_dim"] = Text(DayAverages.Lags),
            ["predictor_type"] = "regressor",
            // More than there are rows fails the job.
            ["mini_batch_size"] = Text(Math.Clamp(settings.MiniBatchSize, 1, Math.Max(1, request.Rows))),
        },
        // The validation rows are training rows again: without the channel the model is chosen on a sample of them that cannot be named.
        InputDataConfig =
        [
            Csv("train", store.UriOf(RunKeys.Features(request.RunId, request.Scale))),
            Csv("validation", store.UriOf(RunKeys.Validation(request.RunId))),
        ],
        OutputDataConfig = new OutputDataConfig { S3OutputPath = OutputPath(request, store) },
        ResourceConfig = new ResourceConfig
        {
            InstanceType = new TrainingInstanceType(settings.InstanceType),
            InstanceCount = 1,
            VolumeSizeInGB = settings.VolumeGb,
        },
        StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = settings.MaxRuntimeSeconds },
        Tags =
        [
            new Tag { Key = AwsNames.RunTag, Value = AwsNames.TagValue(request.RunId) },
            new Tag { Key = "sipaku:attempt", Value = Text(request.Attempt) },
        ],
    };

    /// <summary>Where the artefact goes; no two runs share it, so it also tells whose job it is.</summary>
    public static string OutputPath(TrainingRequest request, IObjectStore store) =>
        S3Location.Text(store.UriOf(RunKeys.Model(request.RunId)));

    private static Channel Csv(string name, Uri prefix) => new()
    {
        ChannelName = name,
        ContentType = "text/csv",
        InputMode = TrainingInputMode.File,
        DataSource = new DataSource
        {
            S3DataSource = new S3DataSource
            {
                S3DataType = S3DataType.S3Prefix,
                S3Uri = S3Location.Text(prefix),
                S3DataDistributionType = S3DataDistribution.FullyReplicated,
            },
        },
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
