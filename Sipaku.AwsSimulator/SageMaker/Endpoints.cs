using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.SageMaker.LinearLearner;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>Models, endpoint configurations and endpoints, which refer to one another.</summary>
internal sealed class Endpoints
{
    private readonly World _world;
    private readonly Catalogue<StoredResource> _models;
    private readonly Catalogue<StoredResource> _configs;
    private readonly Catalogue<Endpoint> _endpoints;

    public Endpoints(World world, Func<string, string, string> arn)
    {
        _world = world;
        _models = new Catalogue<StoredResource>("model", name => arn("model", name));
        _configs = new Catalogue<StoredResource>("endpoint configuration", name => arn("endpoint-config", name));
        _endpoints = new Catalogue<Endpoint>("endpoint", name => arn("endpoint", name));
        Arn = arn;
    }

    private Func<string, string, string> Arn { get; }

    public Endpoint? Find(string name) => _endpoints.Find(name);

    public async Task<JsonObject> CreateModelAsync(JsonObject input)
    {
        string name = input.Text("ModelName")!;
        _models.CheckIsNew(name);
        if (input.Text("ExecutionRoleArn") is { } role && !_world.RoleExists(role))
        {
            throw SageMakerService.CannotAssume(role);
        }

        JsonObject container = Container(input) ?? throw AwsError.Validation("You must specify a primary container or a list of containers.");
        if (container.Text("ModelDataUrl") is { } url)
        {
            await using Stream? data = S3Location.TryParse(url, out S3Location location) ? await _world.Buckets.OpenAsync(location.Bucket, location.Key) : null;
            if (data is null)
            {
                throw AwsError.Validation(
                    $"Could not find model data at {url}. Please ensure that the role \"{input.Text("ExecutionRoleArn")}\" exists and that its trust relationship policy allows the action "
                    + "\"sts:AssumeRole\" for the service principal \"sagemaker.amazonaws.com\". Also ensure that the role has \"s3:GetObject\" permissions and that the object is located in "
                    + $"{_world.Options.Region}.");
            }
        }

        return Store(_models, "Model", "model", ResourceKind.Model, name, input);
    }

    public JsonObject CreateConfig(JsonObject input)
    {
        string name = input.Text("EndpointConfigName")!;
        _configs.CheckIsNew(name);
        foreach (JsonObject variant in input.Children("ProductionVariants"))
        {
            _models.Get(variant.Text("ModelName") ?? "");
            if (variant["InstanceType"] is null == variant["ServerlessConfig"] is null)
            {
                throw AwsError.Validation($"Production variant {variant.Text("VariantName")} needs either an instance type or a serverless configuration.");
            }

            if (variant["InstanceType"] is not null && variant["InitialInstanceCount"] is null)
            {
                throw AwsError.Validation($"Production variant {variant.Text("VariantName")} needs an initial instance count.");
            }
        }

        return Store(_configs, "EndpointConfig", "endpoint-config", ResourceKind.EndpointConfig, name, input);
    }

    public JsonObject Create(JsonObject input)
    {
        string name = input.Text("EndpointName")!;
        _endpoints.CheckIsNew(name);
        StoredResource config = _configs.Get(input.Text("EndpointConfigName")!);
        int instances = config.Request.Children("ProductionVariants").Sum(v => v.Int("InitialInstanceCount") ?? 1);
        Endpoint endpoint = new(_world, name, Arn("endpoint", name), input.DeepClone().AsObject(), instances, DeployAsync);
        _endpoints.Add(endpoint);
        return Json.Object(("EndpointArn", endpoint.Arn));
    }

    public JsonObject Update(JsonObject input)
    {
        Endpoint endpoint = _endpoints.Get(input.Text("EndpointName")!);
        _configs.Get(input.Text("EndpointConfigName")!);
        endpoint.Update(input);
        return Json.Object(("EndpointArn", endpoint.Arn));
    }

    public JsonObject Delete(JsonObject input)
    {
        Endpoint endpoint = _endpoints.Get(input.Text("EndpointName")!);
        endpoint.Delete(() => _endpoints.Remove(endpoint));
        return [];
    }

    // The service does not refuse to delete a configuration in use; an update that needs it then fails.
    public JsonObject DeleteConfig(JsonObject input) => Remove(_configs, input.Text("EndpointConfigName")!);

    public JsonObject DeleteModel(JsonObject input) => Remove(_models, input.Text("ModelName")!);

    public JsonObject Describe(JsonObject input) => _endpoints.Get(input.Text("EndpointName")!).ToJson();

    public JsonObject DescribeConfig(JsonObject input) => _configs.Get(input.Text("EndpointConfigName")!).ToJson();

    public JsonObject DescribeModel(JsonObject input) => _models.Get(input.Text("ModelName")!).ToJson();

    public JsonObject List(JsonObject input) => _endpoints.List("Endpoints", input);

    public JsonObject ListConfigs(JsonObject input) => _configs.List("EndpointConfigs", input);

    public JsonObject ListModels(JsonObject input) => _models.List("Models", input);

    private JsonObject Store(Catalogue<StoredResource> catalogue, string member, string arnKind, ResourceKind kind, string name, JsonObject input)
    {
        LedgerAccount account = _world.Ledger.Open(kind, name, tags: input.Tags());
        StoredResource resource = new(member, name, Arn(arnKind, name), input.DeepClone().AsObject(), account);
        catalogue.Add(resource);
        account.Happened("Created");
        return Json.Object(($"{member}Arn", resource.Arn));
    }

    private static JsonObject Remove(Catalogue<StoredResource> catalogue, string name)
    {
        StoredResource resource = catalogue.Get(name);
        catalogue.Remove(resource);
        resource.Deleted();
        return [];
    }

    private async Task<Deployment> DeployAsync(string configName)
    {
        List<DeployedVariant> variants = new();
        foreach (JsonObject variant in _configs.Get(configName).Request.Children("ProductionVariants"))
        {
            JsonObject container = Container(_models.Get(variant.Text("ModelName")!).Request)!;
            string image = container.Text("Image") ?? "";
            LinearModel? model = Trainer.IsLinearLearner(image) ? await LoadAsync(container.Text("ModelDataUrl")) : null;
            variants.Add(new DeployedVariant(variant, image, _world.Now, model ?? throw AwsError.Validation(
                $"The primary container for production variant {variant.Text("VariantName")} did not pass the ping health check. Please check CloudWatch logs for this endpoint.")));
        }

        return new Deployment(variants);
    }

    private async Task<LinearModel?> LoadAsync(string? url)
    {
        await using Stream? archive = S3Location.TryParse(url, out S3Location location) ? await _world.Buckets.OpenAsync(location.Bucket, location.Key) : null;
        return archive is null ? null : await LinearModel.UnpackAsync(archive);
    }

    private static JsonObject? Container(JsonObject model) => model.Child("PrimaryContainer") ?? (model.Children("Containers") is [var first, ..] ? first : null);
}
