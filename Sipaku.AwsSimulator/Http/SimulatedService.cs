using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.ServiceModels;

namespace Sipaku.AwsSimulator.Http;

/// <summary>A simulated service: its operations, and how it words errors that may befall any of them.</summary>
internal abstract class SimulatedService(ServiceModel model)
{
    private readonly Dictionary<string, Func<JsonObject, Task<JsonObject>>> _operations = [];

    public ServiceModel Model => model;

    /// <summary>The service that requests must be signed for.</summary>
    public abstract string SigningName { get; }

    /// <summary>The service's name in IAM actions.</summary>
    public abstract string ActionPrefix { get; }

    protected abstract string InternalErrorCode { get; }

    protected abstract AwsError QuotaError { get; }

    public bool Has(string operation) => _operations.ContainsKey(operation);

    public Task<JsonObject> CallAsync(string operation, JsonObject input) => _operations[operation](input);

    public AwsError ErrorOf(FaultKind fault, string operation) => fault switch
    {
        FaultKind.Throttle => new AwsError(400, "ThrottlingException", "Rate exceeded"),
        FaultKind.InternalError => new AwsError(500, InternalErrorCode, "An internal error occurred"),
        FaultKind.ServiceUnavailable => new AwsError(503, "ServiceUnavailable", "Service is unavailable"),
        FaultKind.Quota => QuotaError,
        FaultKind.AccessDenied => new AwsError(
            400,
            "AccessDeniedException",
            $"User: arn:aws:iam::000000000000:user/simulated is not authorized to perform: {ActionPrefix}:{operation} on resource: * "
            + $"because no identity-based policy allows the {ActionPrefix}:{operation} action"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault is no error response."),
    };

    protected void On(string operation, Func<JsonObject, Task<JsonObject>> handler) => _operations[operation] = handler;

    protected void On(string operation, Func<JsonObject, JsonObject> handler) => On(operation, input => Task.FromResult(handler(input)));
}
