using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.ServiceModels;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>SageMaker: training jobs, models, endpoint configurations, endpoints and their tags.</summary>
internal sealed partial class SageMakerService : SimulatedService
{
    private readonly World _world;
    private readonly Catalogue<TrainingJob> _trainingJobs;
    private readonly Dictionary<string, Dictionary<string, string>> _tags = new(StringComparer.OrdinalIgnoreCase);

    public SageMakerService(World world)
        : base(ServiceModel.SageMaker)
    {
        _world = world;
        _trainingJobs = new Catalogue<TrainingJob>("training job", name => Arn("training-job", name));
        Endpoints = new Endpoints(world, Arn);

        On("CreateTrainingJob", CreateTrainingJobAsync);
        On("DescribeTrainingJob", input => TrainingJob(input).ToJson());
        On("StopTrainingJob", StopTrainingJob);
        On("ListTrainingJobs", input => _trainingJobs.List("TrainingJobSummaries", input, ascendingByDefault: true));
        On("CreateModel", input => TaggedAsync(input, Endpoints.CreateModelAsync));
        On("DescribeModel", Endpoints.DescribeModel);
        On("DeleteModel", Endpoints.DeleteModel);
        On("ListModels", Endpoints.ListModels);
        On("CreateEndpointConfig", input => Tagged(input, Endpoints.CreateConfig(input)));
        On("DescribeEndpointConfig", Endpoints.DescribeConfig);
        On("DeleteEndpointConfig", Endpoints.DeleteConfig);
        On("ListEndpointConfigs", Endpoints.ListConfigs);
        On("CreateEndpoint", input => Tagged(input, Endpoints.Create(input)));
        On("UpdateEndpoint", Endpoints.Update);
        On("DescribeEndpoint", Endpoints.Describe);
        On("DeleteEndpoint", Endpoints.Delete);
        On("ListEndpoints", Endpoints.List);
        On("AddTags", AddTags);
        On("ListTags", input => Json.Object(("Tags", TagList(input.Text("ResourceArn")!))));
    }

    public override string SigningName => "sagemaker";

    public override string ActionPrefix => "sagemaker";

    public Endpoints Endpoints { get; }

    protected override string InternalErrorCode => "InternalFailure";

    protected override AwsError QuotaError => new(
        400,
        "ResourceLimitExceeded",
        "The account-level service limit for this instance type is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances. "
        + "Please use AWS Service Quotas to request an increase for this quota.");

    public static AwsError CannotAssume(string role) => AwsError.Validation(
        $"Could not assume role {role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.");

    private async Task<JsonObject> CreateTrainingJobAsync(JsonObject input)
    {
        string name = input.Text("TrainingJobName")!;
        string arn = Arn("training-job", name);
        if (_trainingJobs.Find(name) is not null)
        {
            throw new AwsError(
                400, "ResourceInUse", $"Training job names must be unique within an AWS account and region, and a training job with this name already exists ({arn})");
        }

        string role = input.Text("RoleArn")!;
        if (!_world.RoleExists(role))
        {
            throw CannotAssume(role);
        }

        CheckImage(input.Child("AlgorithmSpecification")?.Text("TrainingImage"));
        if (!S3Location.TryParse(input.Child("OutputDataConfig")!.Text("S3OutputPath"), out _))
        {
            throw AwsError.Validation("S3OutputPath is no S3 URI.");
        }

        await CheckChannelsAsync(input, role);
        TrainingJob job = new(_world, arn, input.DeepClone().AsObject());
        _trainingJobs.Add(job);
        return Tagged(input, Json.Object(("TrainingJobArn", arn)));
    }

    private JsonObject StopTrainingJob(JsonObject input)
    {
        TrainingJob(input).Stop();
        return [];
    }

    // Unlike the other kinds, a missing training job is worded without its name.
    private TrainingJob TrainingJob(JsonObject input) =>
        _trainingJobs.Find(input.Text("TrainingJobName")!) ?? throw AwsError.Validation("Requested resource not found.");

    private void CheckImage(string? image)
    {
        if (image is not null && EcrImage().Match(image) is { Success: true } match && match.Groups["region"].Value != _world.Options.Region)
        {
            throw AwsError.Validation($"Invalid image URI {image}: the image must be in the same region as the training job, {_world.Options.Region}.");
        }
    }

    private async Task CheckChannelsAsync(JsonObject input, string role)
    {
        foreach (JsonObject channel in input.Children("InputDataConfig"))
        {
            JsonObject source = channel.Child("DataSource")!.Child("S3DataSource") ?? throw AwsError.Validation("This simulator reads channels from S3 only.");
            if (source.Text("S3DataType") != "S3Prefix")
            {
                throw AwsError.Validation("This simulator reads channels of type S3Prefix only.");
            }

            string mode = channel.Text("InputMode") ?? input.Child("AlgorithmSpecification")?.Text("TrainingInputMode") ?? "File";
            if (channel.Text("CompressionType") == "Gzip" && mode != "Pipe")
            {
                throw AwsError.Validation($"Compression type Gzip is only supported in Pipe input mode, not in {mode}.");
            }

            string uri = source.Text("S3Uri")!;
            if (!S3Location.TryParse(uri, out S3Location location) || (await _world.Buckets.ListAsync(location.Bucket, location.Key)).Count == 0)
            {
                throw AwsError.Validation(
                    $"No S3 objects found under S3 URL \"{uri}\" given in input data source. Please ensure that the bucket exists in the selected region ({_world.Options.Region}), "
                    + $"that objects exist under that S3 prefix, and that the role \"{role}\" has \"s3:ListBucket\" permissions on bucket \"{location.Bucket}\".");
            }
        }
    }

    private JsonObject AddTags(JsonObject input)
    {
        string arn = input.Text("ResourceArn")!;
        if (!_tags.TryGetValue(arn, out Dictionary<string, string>? tags))
        {
            _tags[arn] = tags = [];
        }

        foreach ((string? key, string? value) in input.Tags())
        {
            tags[key] = value;
        }

        return Json.Object(("Tags", TagList(arn)));
    }

    private async Task<JsonObject> TaggedAsync(JsonObject input, Func<JsonObject, Task<JsonObject>> create) => Tagged(input, await create(input));

    private JsonObject Tagged(JsonObject input, JsonObject created)
    {
        _tags[created.Single().Value!.GetValue<string>()] = new Dictionary<string, string>(input.Tags());
        return created;
    }

    private JsonArray TagList(string arn) =>
        Json.Array(_tags.GetValueOrDefault(arn, []).Select(t => Json.Object(("Key", t.Key), ("Value", t.Value))));

    private string Arn(string kind, string name) => _world.Arn("sagemaker", $"{kind}/{name.ToLowerInvariant()}");

    [GeneratedRegex(@"^\d{12}\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.")]
    private static partial Regex EcrImage();
}
