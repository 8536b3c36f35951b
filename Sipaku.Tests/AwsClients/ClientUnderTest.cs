using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Sipaku.AwsSimulator.ServiceModels;

namespace Sipaku.Tests.AwsClients;

/// <summary>One of the clients with the API model that it must keep to.</summary>
public sealed class ClientUnderTest
{
    private readonly Func<StubHttp, string, int, AmazonServiceClient> _create;
    private readonly ServiceModel _model;

    private ClientUnderTest(Type contract, ServiceModel model, Func<StubHttp, string, int, AmazonServiceClient> create)
    {
        Interface = contract;
        _model = model;
        _create = create;
    }

    public static ClientUnderTest Emr { get; } = new(
        typeof(IAmazonElasticMapReduce),
        ServiceModel.Emr,
        (http, region, retries) => new AmazonElasticMapReduceClient("id", "secret", http.Configure(new AmazonElasticMapReduceConfig(), region, retries)));

    public static ClientUnderTest SageMaker { get; } = new(
        typeof(IAmazonSageMaker),
        ServiceModel.SageMaker,
        (http, region, retries) => new AmazonSageMakerClient("id", "secret", http.Configure(new AmazonSageMakerConfig(), region, retries)));

    public static ClientUnderTest Runtime { get; } = new(
        typeof(IAmazonSageMakerRuntime),
        ServiceModel.SageMakerRuntime,
        (http, region, retries) => new AmazonSageMakerRuntimeClient("id", "secret", http.Configure(new AmazonSageMakerRuntimeConfig(), region, retries)));

    public static IReadOnlyList<ClientUnderTest> All { get; } = [Emr, SageMaker, Runtime];

    public Type Interface { get; }

    internal ServiceModel Model => _model;

    public override string ToString() => _model.Name;

    internal AmazonServiceClient Create(StubHttp http, string region = "eu-west-1", int retries = 0) => _create(http, region, retries);

    internal Type RequestType(string operation) => ModelType($"{operation}Request")!;

    internal Type ResponseType(string operation) => ModelType($"{operation}Response")!;

    internal Type? ModelType(string name) => Interface.Assembly.GetType($"{Interface.Namespace}.Model.{name}");

    internal Task<object> CallAsync(AmazonServiceClient client, string operation, object request) =>
        UnwrapAsync((Task)Interface.GetMethod($"{operation}Async")!.Invoke(client, [request, CancellationToken.None])!);

    private static async Task<object> UnwrapAsync(Task task)
    {
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
