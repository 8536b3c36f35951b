using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>
/// The model, the endpoint config and its production variant of one deployment, all of one name, made once. The variant's name is what an
/// answer of the endpoint is known by.
/// </summary>
internal sealed class ServedModel(IAmazonSageMaker sageMaker, SipakuSettings settings)
{
    /// <summary>The config's ARN, or <see langword="null"/> where there is none.</summary>
    public async Task<string?> FindConfigAsync(string name, CancellationToken cancellation) =>
        (await DescribeConfigAsync(name, cancellation))?.EndpointConfigArn;

    /// <summary>Makes the model where it is missing; one of the name with another content is an error.</summary>
    public async Task EnsureModelAsync(string name, DeployRequest request, string image, CancellationToken cancellation)
    {
        CreateModelRequest create = new()
        {
            ModelName = name,
            ExecutionRoleArn = settings.Training.Role,
            PrimaryContainer = new ContainerDefinition { Image = image, ModelDataUrl = S3Location.Text(request.ModelLocation) },
            Tags = [SageMakerTags.OfRun(request.RunId)],
        };
        if (!await CreateUnlessTakenAsync("sagemaker:CreateModel", "model", name, () => sageMaker.CreateModelAsync(create, cancellation), cancellation))
        {
            DescribeModelResponse found = await AwsErrors.GuardAsync(
                "sagemaker:DescribeModel",
                AwsResource.OfRun("model", name),
                () => sageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = name }, cancellation),
                cancellation);
            Require("model", name, found.PrimaryContainer?.ModelDataUrl == create.PrimaryContainer.ModelDataUrl
                && found.PrimaryContainer?.Image == image);
        }
    }

    /// <summary>Makes the config where it is missing; one of the name with another content is an error.</summary>
    public async Task EnsureConfigAsync(string name, string runId, CancellationToken cancellation)
    {
        CreateEndpointConfigRequest create = new()
        {
            EndpointConfigName = name,
            ProductionVariants = [NewVariant(name)],
            Tags = [SageMakerTags.OfRun(runId)],
        };
        if (!await CreateUnlessTakenAsync(
            "sagemaker:CreateEndpointConfig", "endpoint config", name, () => sageMaker.CreateEndpointConfigAsync(create, cancellation), cancellation))
        {
            DescribeEndpointConfigResponse? found = await DescribeConfigAsync(name, cancellation);
            Require("endpoint config", name, found?.ProductionVariants is [{ } variant] && IsSame(variant, create.ProductionVariants[0]));
        }
    }

    private static bool IsSame(ProductionVariant found, ProductionVariant wanted) =>
        found.VariantName == wanted.VariantName
        && found.ModelName == wanted.ModelName
        && found.InstanceType == wanted.InstanceType
        && found.InitialInstanceCount.GetValueOrDefault() == wanted.InitialInstanceCount.GetValueOrDefault()
        && found.ServerlessConfig?.MemorySizeInMB == wanted.ServerlessConfig?.MemorySizeInMB
        && found.ServerlessConfig?.MaxConcurrency == wanted.ServerlessConfig?.MaxConcurrency;

    private static void Require(string kind, string name, bool same)
    {
        if (!same)
        {
            throw new PermanentException($"The {kind} '{name}' exists with another content than this run's. Delete it, or start a new run.");
        }
    }

    private ProductionVariant NewVariant(string modelName)
    {
        EndpointSettings endpoint = settings.Endpoint;
        ProductionVariant variant = new() { VariantName = modelName, ModelName = modelName, InitialVariantWeight = 1 };
        if (endpoint.Serverless)
        {
            variant.ServerlessConfig = new ProductionVariantServerlessConfig
            {
                MemorySizeInMB = endpoint.ServerlessMemoryMb,
                MaxConcurrency = endpoint.ServerlessMaxConcurrency,
            };
        }
        else
        {
            variant.InstanceType = new ProductionVariantInstanceType(endpoint.InstanceType);
            variant.InitialInstanceCount = endpoint.InstanceCount;
        }

        return variant;
    }

    /// <summary>Whether the call made it, and not an earlier one.</summary>
    private static Task<bool> CreateUnlessTakenAsync<T>(
        string action, string kind, string name, Func<Task<T>> create, CancellationToken cancellation) => AwsErrors.GuardAsync(
            action,
            AwsResource.OfRun(kind, name),
            async () =>
            {
                try
                {
                    await create();
                    return true;
                }
                catch (AmazonSageMakerException error) when (SageMakerAnswers.SaysTaken(error))
                {
                    return false;
                }
            },
            cancellation);

    private Task<DescribeEndpointConfigResponse?> DescribeConfigAsync(string name, CancellationToken cancellation) => AwsErrors.GuardAsync(
        "sagemaker:DescribeEndpointConfig",
        AwsResource.OfRun("endpoint config", name),
        () => SageMakerAnswers.OrNullAsync(
            sageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = name }, cancellation)),
        cancellation);
}
