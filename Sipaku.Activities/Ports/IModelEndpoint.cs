using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Ports;

/// <summary>Serves one model for predictions.</summary>
public interface IModelEndpoint
{
    /// <summary>
    /// Starts to serve the model, or goes on with what an earlier call with the same run and attempt started.
    /// May have to wait for an endpoint that is changing: then <see cref="GetStatusAsync"/> takes the next step when it can.
    /// </summary>
    Task<JobHandle> DeployAsync(DeployRequest request, CancellationToken cancellation);

    /// <summary>Succeeded only when the endpoint is in service and serves this very request's model.</summary>
    Task<JobStatus> GetStatusAsync(DeployRequest request, CancellationToken cancellation);

    /// <summary>Predicts the next day's average from six daily averages, the oldest first.</summary>
    /// <exception cref="Errors.PermanentException">The answer is no finite number, or another model than the request's gave it.</exception>
    Task<double> InvokeAsync(DeployRequest request, IReadOnlyList<double> window, CancellationToken cancellation);

    /// <summary>
    /// Deletes what no longer serves: after success models and configs older than the current and the previous one,
    /// after a failure what this request made and does not serve.
    /// </summary>
    Task RetireAsync(RetireRequest request, CancellationToken cancellation);
}
