using System.Text;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime.Model;

namespace Sipaku.Tests.AwsSimulator;

/// <summary>Requests as a careful caller writes them.</summary>
internal static class Requests
{
    public static RunJobFlowRequest Cluster(params StepConfig[] steps) => new()
    {
        Name = "cluster",
        ReleaseLabel = "emr-7.12.0",
        Applications = [new Application { Name = "Hive" }],
        ServiceRole = "EMR_DefaultRole",
        JobFlowRole = "EMR_EC2_DefaultRole",
        LogUri = "s3://bucket/logs/",
        Instances = new JobFlowInstancesConfig
        {
            InstanceGroups = [new InstanceGroupConfig { InstanceRole = InstanceRoleType.MASTER, InstanceType = "m5.xlarge", InstanceCount = 2 }],
            KeepJobFlowAliveWhenNoSteps = false,
        },
        Steps = [.. steps],
        Tags = [new Amazon.ElasticMapReduce.Model.Tag { Key = "run", Value = "r-1" }],
    };

    public static StepConfig HiveStep(string script = "s3://bucket/q.sql", ActionOnFailure? onFailure = null, params string[] variables) => new()
    {
        Name = "features",
        ActionOnFailure = onFailure ?? ActionOnFailure.TERMINATE_CLUSTER,
        HadoopJarStep = new HadoopJarStepConfig
        {
            Jar = "command-runner.jar",
            Args = ["hive-script", "--run-hive-script", "--args", "-f", script, .. variables.SelectMany(v => new[] { "-d", v })],
        },
    };

    public static CreateTrainingJobRequest Training(string name = "train-1", int miniBatch = 2) => new()
    {
        TrainingJobName = name,
        RoleArn = SimulatedAws.Role,
        AlgorithmSpecification = new AlgorithmSpecification { TrainingImage = SimulatedAws.Image, TrainingInputMode = TrainingInputMode.File },
        HyperParameters = new Dictionary<string, string>
        {
            ["predictor_type"] = "regressor",
            ["feature_dim"] = "2",
            ["mini_batch_size"] = miniBatch.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        InputDataConfig = [Channel("train")],
        OutputDataConfig = new OutputDataConfig { S3OutputPath = "s3://bucket/model/" },
        ResourceConfig = new ResourceConfig { InstanceType = TrainingInstanceType.MlM5Large, InstanceCount = 1, VolumeSizeInGB = 5 },
        StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = 900 },
        Tags = [new Amazon.SageMaker.Model.Tag { Key = "run", Value = "r-1" }],
    };

    public static Channel Channel(string name) => new()
    {
        ChannelName = name,
        ContentType = "text/csv",
        DataSource = new DataSource
        {
            S3DataSource = new S3DataSource { S3DataType = S3DataType.S3Prefix, S3Uri = $"s3://bucket/{name}/", S3DataDistributionType = S3DataDistribution.FullyReplicated },
        },
    };

    public static CreateModelRequest Model(string name = "model-1", string job = "train-1") => new()
    {
        ModelName = name,
        ExecutionRoleArn = SimulatedAws.Role,
        PrimaryContainer = new ContainerDefinition { Image = SimulatedAws.Image, ModelDataUrl = $"s3://bucket/model/{job}/output/model.tar.gz" },
    };

    public static CreateEndpointConfigRequest Config(string name = "config-1", string model = "model-1") => new()
    {
        EndpointConfigName = name,
        ProductionVariants = [new ProductionVariant { VariantName = "Users", ModelName = model, InstanceType = ProductionVariantInstanceType.MlM5Large, InitialInstanceCount = 1 }],
    };

    public static InvokeEndpointRequest Invocation(string csv, string endpoint = "endpoint") => new()
    {
        EndpointName = endpoint,
        ContentType = "text/csv",
        Accept = "application/json",
        Body = new MemoryStream(Encoding.UTF8.GetBytes(csv)),
    };
}
