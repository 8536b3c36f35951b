using Amazon;
using Amazon.DynamoDBv2;
using Amazon.ElasticMapReduce;
using Amazon.S3;
using Amazon.SageMaker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Aws.Emr;
using Sipaku.Activities.Aws.Provisioning;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>
/// Registers the adapters that need AWS, port by port. They expect <see cref="SipakuSettings"/> and <see cref="TimeProvider"/> in the
/// container, and <see cref="AddAwsClients"/>. Clients are made when they are first used.
/// </summary>
internal static class AwsAdapters
{
    /// <summary>The clients, the preflight and the provisioner. A client that is registered before stays.</summary>
    public static IServiceCollection AddAwsClients(this IServiceCollection services)
    {
        // The SDK asks for credentials through clients of its own.
        AWSConfigs.HttpClientFactory ??= AwsEnvironment.Authorities() is { } authorities ? new TrustingHttpClientFactory(authorities) : null;
        services.TryAddSingleton(provider => AwsClients.DynamoDb(Settings(provider)));
        services.TryAddSingleton(provider => AwsClients.S3(Settings(provider)));
        services.TryAddSingleton(provider => AwsClients.Emr(Settings(provider)));
        services.TryAddSingleton(provider => AwsClients.SageMaker(Settings(provider)));
        services.TryAddSingleton(provider => AwsClients.SageMakerRuntime(Settings(provider)));
        services.TryAddSingleton(provider => AwsRegion.Of(provider.GetRequiredService<IAmazonSageMaker>()));
        services.AddSingleton<IPreflight>(provider => new AwsPreflight(
            provider.GetRequiredService<IAmazonDynamoDB>,
            provider.GetRequiredService<IAmazonS3>,
            provider.GetRequiredService<IAmazonElasticMapReduce>,
            provider.GetRequiredService<IAmazonSageMaker>,
            Settings(provider)));
        services.TryAddSingleton(provider => new AwsProvisioner(
            provider.GetRequiredService<IAmazonDynamoDB>,
            provider.GetRequiredService<IAmazonS3>,
            Settings(provider),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Readings in DynamoDB.</summary>
    public static IServiceCollection AddAwsSensorTable(this IServiceCollection services) => services
        .AddSingleton<PointInTimeExport>()
        .AddSingleton<ISensorTable, DynamoDbSensorTable>();

    /// <summary>Artefacts in S3.</summary>
    public static IServiceCollection AddAwsObjectStore(this IServiceCollection services) =>
        services.AddSingleton<IObjectStore, S3ObjectStore>();

    /// <summary>Features by Hive on EMR.</summary>
    public static IServiceCollection AddAwsFeatureJob(this IServiceCollection services) =>
        services.AddSingleton<IFeatureJob, EmrFeatureJob>();

    /// <summary>Training by SageMaker.</summary>
    public static IServiceCollection AddAwsTrainingJob(this IServiceCollection services) =>
        services.AddSingleton<ITrainingJob, SageMakerTrainingJob>();

    /// <summary>Predictions by a SageMaker endpoint.</summary>
    public static IServiceCollection AddAwsModelEndpoint(this IServiceCollection services) =>
        services.AddSingleton<IModelEndpoint, SageMakerModelEndpoint>();

    /// <summary>Lock, predicted days and the forecast in DynamoDB.</summary>
    public static IServiceCollection AddAwsForecastStore(this IServiceCollection services) =>
        services.AddSingleton<IForecastStore, DynamoDbForecastStore>();

    private static SipakuSettings Settings(IServiceProvider provider) => provider.GetRequiredService<SipakuSettings>();
}
