using Amazon.SageMaker;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>The decision table of a deployment: a function of what is seen, so that it can be taken again at any time by anyone.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Detail">What is going on, for people.</param>
/// <param name="Reason">Why it failed.</param>
internal sealed record EndpointDecision(EndpointStep Step, string Detail, string? Reason = null)
{
    /// <summary>Decides.</summary>
    /// <param name="endpoint">The endpoint; <see langword="null"/> where there is none.</param>
    /// <param name="wanted">The config that shall serve.</param>
    /// <param name="updatedFrom">
    /// <see cref="EndpointView.ModifiedAt"/> as it was when the update to the wanted config was asked for. An update can fail without a
    /// word: the endpoint is in service again on the old config. Only the changed time tells that from an update that has yet to begin.
    /// </param>
    public static EndpointDecision Decide(EndpointView? endpoint, string wanted, string? updatedFrom)
    {
        if (endpoint is null)
        {
            return new(EndpointStep.Create, "no endpoint yet");
        }

        EndpointStatus status = endpoint.Status;
        string serves = $"{status}, config {endpoint.Config}";
        if (status == EndpointStatus.UpdateRollbackFailed)
        {
            throw new PermanentException(
                $"The endpoint is UpdateRollbackFailed: it serves a mix of configs, which only a person can put right; delete it or update it by hand. {endpoint.FailureReason}");
        }

        if (endpoint.IsChanging)
        {
            return new(EndpointStep.Wait, endpoint.PendingConfig is { } pending ? $"{serves}, pending {pending}" : serves);
        }

        if (status == EndpointStatus.InService)
        {
            return endpoint.Config == wanted
                ? new(EndpointStep.Serving, serves)
                : updatedFrom is null || updatedFrom == endpoint.ModifiedAt
                    ? new(EndpointStep.Update, serves)
                    : new(EndpointStep.Failed, serves, $"The update failed and the endpoint serves {endpoint.Config} again: {Words(endpoint)}");
        }

        if (status == EndpointStatus.Failed || status == EndpointStatus.OutOfService)
        {
            // A failed endpoint takes no other call than its deletion, says the API; one out of service serves nobody either.
            return endpoint.Config == wanted
                ? new(EndpointStep.Failed, serves, $"The endpoint is {status}: {Words(endpoint)}")
                : new(EndpointStep.Delete, serves);
        }

        throw new PermanentException($"SageMaker reports an endpoint status that is not known here: '{status}'.");
    }

    private static string Words(EndpointView endpoint) => endpoint.FailureReason ?? "SageMaker gives no reason";
}
