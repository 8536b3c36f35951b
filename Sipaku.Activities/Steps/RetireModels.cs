using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Deletes models and endpoint configs that no longer serve.</summary>
public sealed class RetireModels(IModelEndpoint endpoint)
{
    /// <summary>Keeps the current and the previous one after success; removes the run's own after a failure.</summary>
    [Function(nameof(RetireModels))]
    public Task RunAsync([ActivityTrigger] RetireRequest request, CancellationToken cancellation) =>
        endpoint.RetireAsync(request, cancellation);
}
